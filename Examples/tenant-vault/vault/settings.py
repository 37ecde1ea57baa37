"""What the deployment tells the application, by its environment."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    table: str
    key: str
    role: str

    @classmethod
    def from_environment(cls):
        return cls(os.environ["VAULT_TABLE"], os.environ["VAULT_KEY"], os.environ["VAULT_ROLE"])
