"""The AWS CLI, pointed at the plane by nothing but what `castellan env` prints."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from support.plane import clean_environment

# What version 1 of the CLI exits with when the service refuses; version 2 has 254.
FAILED = 255


class CommandLine:
    """`aws …` in a folder of its own, without any configuration but what is given."""

    def __init__(self, folder, environment):
        folder.mkdir(exist_ok=True)
        self.config = folder / "config"
        self.environment = clean_environment() | environment | {
            "HOME": str(folder), "AWS_CONFIG_FILE": str(self.config), "AWS_PAGER": "",
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"), "AWS_MAX_ATTEMPTS": "1"}

    def run(self, *arguments, expect=0, **more):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "awscli", *arguments], capture_output=True, text=True, timeout=60,
            env=self.environment | more.get("environment", {}))
        assert done.returncode == expect, f"aws {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stderr if expect else done.stdout

    def ask(self, *arguments, **more):
        text = self.run(*arguments, "--output", "json", **more)
        return json.loads(text) if text.strip() else None


def at_once(*calls):
    """Each process takes a second to load its models, so independent ones run side by side."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]
