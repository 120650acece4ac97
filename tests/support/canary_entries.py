"""Writes a word into every text field that the services take, as a person would over some weeks."""

import datetime as dt
import io
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path

from app.domain.engagement import EngagementKind, PrivateContact, ProcedureFollowed
from app.domain.finding import FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import EndReason, GroupRole
from app.domain.people import LeaderPost
from app.domain.record import RecordKind
from app.ports.task_runner import SilentProgress
from app.services.assignments import Assign, EndAssignments
from app.services.boundaries import BoundaryChoice
from app.services.container import Services
from app.services.decisions import DecisionData
from app.services.finding_forms import NewFinding
from app.services.group_sessions import AgendaItem, Conclusion, SessionMinutes, SessionPlan
from app.services.groups import AddMember, GroupNames, SetUpGroup
from app.services.journal_forms import (
    Announcement,
    ExchangeNote,
)
from app.services.new_book import BookSetup
from app.services.office import OfficeNames
from app.services.outcome_forms import NewCommitment, OutcomeReport
from app.services.rating_forms import ChosenEvidence, RatingForm, SchemeForm
from app.services.report_forms import ParagraphEdit, SaveReport, StartReport
from app.services.roster import FollowerData, ServiceData, Who
from app.services.task_forms import Said
from app.services.territory_forms import ContactData, TerritoryData
from tests.support import canary_places, canary_tasks
from tests.support.territory_office import boundary_file, end_territory
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, ROSTER_HEADER, save

TODAY = dt.date.today()
SINCE = TODAY - dt.timedelta(days=400)


class Words:
    """Gives the word with another number each time, so that no two fields are equal."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.given = 0

    def __call__(self, before: str = "") -> str:
        self.given += 1
        return f"{before} {self.word}{self.given} đồi chè".strip()


def setup_with(words: Words, login: str, passphrase: str) -> BookSetup:
    """Return a new book with the word in every name, with the communes of its province."""
    return BookSetup(
        province_code="51",
        committee_name=words("Tỉnh ủy"),
        commission_name=words("Ban"),
        body_symbol=words(),
        place_name=words(),
        term_name=words("Nhiệm kỳ"),
        term_from=SINCE,
        head_name=words("Trần"),
        head_post=LeaderPost.HEAD,
        person_name=words("Lê"),
        person_title=words("Chuyên viên"),
        login=login,
        passphrase=passphrase,
    )


class Entries:
    """What was entered, for those that go on with it."""

    def __init__(self, services: Services, words: Words, outside: Path) -> None:
        self.services = services
        self.words = words
        self.outside = outside
        """A folder of the person's own: files that he brings, and exports."""
        self.me = services.session.person_id
        self.territory = self._territory()
        self.group = self._people_and_group()
        self.engagement = self._journal()
        self.report = self._report()
        leader = self.services.office.leaders()[0].person_id
        told = Said(leader, TODAY, Channel.PAPER)
        canary_tasks.enter(services, words, self.group, self.report, told)
        canary_places.enter(services, words, self.territory, SINCE)
        self._ratings()
        self._attachments()
        self._drafts()
        self._imports()

    def _territory(self) -> uuid.UUID:
        office, territories, words = self.services.office, self.services.territories, self.words
        office.rename(OfficeNames(words("Tỉnh ủy"), words(), words(), words(), False))
        office.add_division(words("Phòng"))
        kind = next(one.id for one in office.kinds() if one.code == "commune")

        def data(code: str) -> TerritoryData:
            return TerritoryData(
                kind_id=kind,
                name=words("Xã"),
                code=code,
                party_organisation=words("Đảng bộ"),
                former_district=words("huyện"),
                valid_from=SINCE,
                note=words(),
            )

        ended, _kinds = territories.add(data("99998"))
        kept, _kinds = territories.add(data("99999"))
        for one in (ended, kept):
            territories.add_contact(one, ContactData(words(), words("Bí thư"), words("0905")))
        end_territory(self.services, ended, TODAY, words("sáp nhập"))
        file = boundary_file(self.outside / "ranh giới.geojson", [("99999", words())])
        boundaries = territories.boundaries
        content = boundaries.read(file, SilentProgress())
        choice = BoundaryChoice(content.code_property, content.name_property, TODAY)
        matching = boundaries.match(content, choice)
        preview = boundaries.preview(content, matching, SilentProgress())
        boundaries.take_in(preview, words("Nguồn"))
        return kept

    def _people_and_group(self) -> uuid.UUID:
        services, words = self.services, self.words
        division = services.office.divisions()[0].id
        name = words("Nguyễn")
        data = ServiceData(division, words("Chuyên viên"))
        for distinction in ("", words()):
            who = Who(name, distinction=distinction, phone=words("0905"))
            officer, _kinds = services.roster.add_officer(who, data, SINCE)
        services.office.add_leader(words(), LeaderPost.DEPUTY, SINCE, None, distinction=words())
        services.roster.add_standing_member(Who(words()), words("Ủy viên"), SINCE)
        follower, _kinds = services.roster.add_follower(
            Who(words(), phone=words()), FollowerData(words(), words("Sở"), words()), SINCE
        )
        decision = DecisionData(words("40-QĐ"), SINCE, words(), words("Ban"), words("Về việc"))
        group, _kinds = services.groups.set_up(
            SetUpGroup(GroupNames(words("Nhóm"), None, words()), SINCE, decision)
        )
        for person, role in ((officer, GroupRole.MEMBER), (self.me, GroupRole.LEAD)):
            services.groups.add_member(AddMember(group, person, role, SINCE))
        others = [row.id for row in services.territories.rows() if row.id != self.territory]
        services.assignments.assign(
            Assign((self.territory, *others[:2]), SINCE, decision, group_id=group)
        )
        services.assignments.assign(Assign((others[3],), SINCE, decision, follower_id=follower))
        services.roster.end_follower(follower, TODAY, EndReason.ROTATION, words())
        ending = [
            one.id
            for one in services.groups.group(group).assignments
            if one.territory_id == others[0]
        ]
        services.assignments.end(
            EndAssignments(
                tuple(ending), TODAY, EndReason.VERIFIED_OPINION, words(), words(), TODAY
            )
        )
        return group

    def _journal(self) -> uuid.UUID:
        journal, words = self.services.journal, self.words
        leader = self.services.office.leaders()[0].person_id
        fields = tuple(one.id for one in self.services.office.subject_fields())[:2]
        told = Announcement(
            kind=EngagementKind.MEETING,
            starts_on=TODAY,
            ends_on=TODAY,
            subject=words("Dự họp"),
            participant_ids=(self.me,),
            territory_id=self.territory,
            group_id=self.group,
            place=words("Trụ sở"),
            subject_field_ids=fields,
            contacted=words("đồng chí"),
            contacted_on=TODAY,
            programme=words("Chương trình"),
            prepared_statement=words("Chuẩn bị phát biểu"),
            private_contact=PrivateContact.YES,
            contact_purpose=words("mục đích"),
            ask_consent=True,
        )
        cancelled, _kinds = journal.announce(told)
        journal.cancel(cancelled, words("hoãn"))
        entry, _kinds = journal.announce(told)
        said = Word(leader, TODAY, words("đồng ý"), Channel.PHONE)
        self.services.consents.answer(entry, "consent", said, days=1, place=words("nơi đến"))
        for asked in journal.engagement(entry).permissions:
            said = Word(leader, TODAY, words("điều kiện"), Channel.PAPER)
            self.services.consents.answer_permission(asked.id, "grant", said)
        found = [NewFinding(kind, words(), fields[0]) for kind in FindingKind]
        self.services.outcomes.report_back(
            OutcomeReport(
                entry, TODAY, words("Kết quả"), words("Biên bản"), words("Phát biểu"),
                ProcedureFollowed.NO, words(), tuple(found),
                (NewCommitment(words("Hẹn trả lời"), self.me, TODAY),),
                words("Khác với đã báo"), words("lý do khác"),
            )
        )  # fmt: skip
        self._promises_and_session(entry)
        journal.note_exchange(
            ExchangeNote(
                TODAY,
                self.territory,
                words(),
                (self.me,),
                self.group,
                words(),
                words(),
                partner_body=words("cơ quan"),
            )
        )
        alone = NewFinding(FindingKind.PROPOSAL, words(), fields[0], self.territory, self.group)
        finding, _kinds = self.services.findings.add_finding(alone)
        self.services.findings.settle(finding, TODAY, words("Đã giải quyết"))
        return entry

    def _promises_and_session(self, entry: uuid.UUID) -> None:
        """Keep and answer what was promised; hold a session of the group."""
        words, sessions = self.words, self.services.group_sessions
        promises = self.services.commitments
        for one in self.services.entry_stories.of(
            self.services.journal.engagement(entry)
        ).commitments:
            promises.take(one.id, "keep", Word(self.me, TODAY, words("Đã làm")))
            promises.take(one.id, "answer", Word(self.me, TODAY, words("Đã trả lời")))
        session, _kinds = sessions.plan(
            SessionPlan(
                group_id=self.group,
                day=TODAY,
                subject=words("Sinh hoạt nhóm"),
                participant_ids=(self.me,),
                place=words("Phòng họp"),
                items=(AgendaItem(words("Nội dung")),),
            )
        )
        (item,) = sessions.items(session)
        sessions.hold(
            SessionMinutes(
                session,
                TODAY,
                (self.me,),
                words("Biên bản"),
                words("Kết luận"),
                (Conclusion(item.id, "settle", words("Thống nhất")),),
            )
        )

    def _report(self) -> uuid.UUID:
        reports, words = self.services.reports, self.words
        leader = self.services.office.leaders()[0].person_id
        report, _kinds = reports.start(StartReport(self.group, TODAY.year, TODAY.month))
        reports.hand_in(report)
        reports.answer(report, "return", Word(leader, TODAY, words("Trả lại"), Channel.PHONE))
        paragraphs = reports.sheet(report).paragraphs
        kept = [ParagraphEdit(one.id, one.section, words(one.text)) for one in paragraphs]
        own = ParagraphEdit(None, paragraphs[0].section, words("Thêm"))
        reports.save(SaveReport(report, (*kept, own)))
        reports.hand_in(report)
        reports.answer(report, "remark", Word(leader, TODAY, words("Ý kiến"), Channel.PHONE))
        return report

    def _ratings(self) -> None:
        ratings, words = self.services.ratings, self.words
        year = TODAY.year - 1
        levels = (words("Tốt"), words("Khá"))
        scheme_id, _kinds = ratings.add_scheme(
            SchemeForm(words("Thang"), words("theo"), dt.date(year - 5, 1, 1), None, levels)
        )
        scheme = next(one for one in ratings.schemes() if one.id == scheme_id)
        evidence = ChosenEvidence(RecordKind.ENGAGEMENT, self.engagement, words())
        rating, _kinds = ratings.save(
            RatingForm(
                None, self.territory, year, scheme_id, scheme.levels[0].id, words("Đảng bộ"),
                words("Lý do"), (evidence,),
            )
        )  # fmt: skip
        ratings.propose(rating)

    def _attachments(self) -> None:
        records, words = self.services.records, self.words
        inside = words().encode()
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("trong.txt", inside * 40)
        pdf = self.services.report_papers.report(self.report).pdf
        for suffix, content in ((".txt", inside), (".zip", zipped.getvalue()), (".pdf", pdf)):
            records.attach(
                RecordKind.ENGAGEMENT, self.engagement, words() + suffix, content, words()
            )
        brought = self.outside / f"{words()}.txt"
        brought.write_bytes(words().encode() * 5000)
        records.attach_file(RecordKind.TERRITORY, self.territory, brought, words())

    def _drafts(self) -> None:
        for form in ("notice:new", f"outcome:{self.engagement}", f"report:{self.report}"):
            self.services.drafts.save(form, {"text": self.words(), "more": [self.words()]})

    def _imports(self) -> None:
        words, imports = self.words, self.services.imports
        name, division, group = words("Phạm"), words("Phòng"), words("Nhóm")
        roster = (
            ROSTER_HEADER,
            (1, name, None, division, group, "Trưởng nhóm", "Xã Ba Gia", words(), SINCE, words()),
            (2, words(), words(), division, group, words(), words("Xã"), words(), words(), words()),
        )  # fmt: skip
        journal = (
            JOURNAL_HEADER,
            (1, TODAY, TODAY, group, name, "Xã Ba Gia", *(words() for _ in range(6))),
            (2, words(), TODAY, words(), words(), words("Xã"), *(words() for _ in range(6))),
        )
        refused = 0
        for rows in (roster, journal):
            preview = imports.preview(save(self.outside, rows), SilentProgress())
            result = imports.take_in(preview, {}, SilentProgress())
            assert result.new, preview.problems
            refused += result.refused + result.waiting
        assert refused, "no row was refused: the lists of refusals are not tried"


def read_everything(entries: Entries) -> None:
    """Search, look at histories, verify, preview every page, open what was attached."""
    services, words = entries.services, entries.words
    assert services.home.search(words.word)
    assert services.home.search(words.word.upper()[:9])
    services.home.facts()
    services.journal.engagement(entries.engagement)
    services.territories.profile(entries.territory)
    assert services.records.history_in_words(entries.engagement, entries.report, entries.territory)
    assert services.records.verify(SilentProgress()).fault is None
    year = TODAY.year - 1
    for paper in (
        services.report_papers.report(entries.report),
        services.office_papers.ratings_list(year),
    ):
        images = services.printing.images
        for page in range(len(images.page_sizes(paper.pdf))):
            images.render_page(paper.pdf, page, 1.0)
    for row in services.records.attachments(entries.engagement):
        services.records.content(row.id)


def provoke(entries: Entries, failed: Callable[[Exception], None]) -> None:
    """Hand over errors that carry the word in their values: refusals and one of the database."""
    services, words = entries.services, entries.words
    name = services.groups.group(entries.group).row.name
    names = GroupNames(name, None, "")
    group = SetUpGroup(names, SINCE, DecisionData(words()))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: services.groups.set_up(group),
        lambda: services.imports.preview(entries.outside / f"{words()}.xlsx", SilentProgress()),
        lambda: _write_twice(services, words()),
        lambda: int(words()),
    )
    for attempt in attempts:
        try:
            attempt()
        except Exception as error:
            failed(error)
        else:
            raise AssertionError("nothing went wrong")


def _write_twice(services: Services, name: str) -> None:
    from app.domain.people import Person

    with services.session.store.unit_of_work() as uow:
        one = Person(full_name=name)
        uow.add(one)
        uow.add(Person(id=one.id, full_name=name))
        uow.commit()
