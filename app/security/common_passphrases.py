"""What people who guess passphrases try first, lower case without accents and blanks; data.

Short on purpose: it stands for the kinds of things, the estimate assumes that the guesser's own
lists are far longer.
"""

from typing import Final

_PARTS = """
abc abcd abc123 abcd1234 admin admin123 administrator a123456 aa123456 aaa111
anhyeuem emyeuanh yeuem yeuanh iloveyou iloveu love lovely
batman dragon football hello letmein login master monkey princess shadow sunshine superman
welcome whatever starwars secret test test123 user guest root default changeme
matkhau matma khoa khongbiet khongnho quenmatkhau passw0rd password passphrase pass
p@ssword qwerty qwertyuiop qwe qwe123 asd asdf asdfgh asdfghjkl zxc zxcvbn zxcvbnm
qazwsx qazwsxedc 1q2w3e 1q2w3e4r 1qaz2wsx zaq12wsx
vietnam vietnamese saigon hanoi hochiminh bacho dienbienphu
dang dangbo dangvien dangcongsan congsan chibo tinhuy xaphuong capuy banthuongvu thuongtruc
bantochuc tochuc bantochuctinhuy nhom nhomtruong truongban phoban diaban sodiaban canbo
congchuc chuyenvien vanphong baocao bimat tuyetmat
tinh huyen xa phuong thanhpho
nguyen tran pham hoang phan huynh
"""

_PHRASES = """
khongcogiquyhondoclaptudo doclaptudohanhphuc conghoaxahoichunghiavietnam
dangcongsanvietnamquangvinh dangcongsanvietnam vietnammuonnam toiyeuvietnam
songchiendaulaodonghoctaptheoguongbachovidai
motcaylamchangnennon bacaychumlainenhonnuicao motcaylamchangnennonbacaychumlainenhonnuicao
cocongmaisatcongaynenkim anquanhoketrongcay uongnuocnhonguon
tramnamtrongcoinguoita chutaichumenhkheolaghetnhau tramnamtrongcoinguoitachutaichumenhkheolaghetnhau
thuanvothuanchongtatbiendongcungcan vansukhoidaunan doanketdoanketdaidoanket
hoctapvalamtheotamguongdaoduchochiminh hocthaykhongtaybanhoc
thanhcongthanhcongdaithanhcong
"""

#: Whole passphrases or parts of them that stand near the top of every list.
COMMON_PARTS: Final = frozenset(_PARTS.split())

#: Well-known sentences; worth no more than one word to somebody who tries them.
COMMON_PHRASES: Final = frozenset(_PHRASES.split())

#: Rows of the keyboard and other orders that fingers follow.
SEQUENCES: Final = (
    "0123456789",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)
