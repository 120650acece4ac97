"""Argon2id with small parameters, which counts its runs; not a fake, only cheap."""

from dataclasses import dataclass, field

from app.security.key_derivation import Argon2id, KdfParameters

SMALL = KdfParameters(8192, 1)
GROWN = KdfParameters(16384, 2)


@dataclass
class CountingKdf:
    default: KdfParameters = SMALL
    minimum: KdfParameters = SMALL
    runs: list[KdfParameters] = field(default_factory=list)

    def derive(self, secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
        self.runs.append(parameters)
        return Argon2id(SMALL, SMALL).derive(secret, salt, parameters)
