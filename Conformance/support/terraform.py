"""Terraform with the provider that we test with, from wherever this machine keeps it."""

import json
import os
import pathlib
import platform
import shutil
import subprocess
import warnings

import pytest

from support.plane import clean_environment

PROVIDER = pathlib.Path("registry.terraform.io/hashicorp/aws/5.100.0")
# Where a mirror is named, by those who set the machine up; the first that is set and holds the provider counts.
MIRROR_VARIABLES = ("CASTELLAN_TF_MIRROR", "TF_PLUGIN_MIRROR", "TF_PLUGIN_CACHE_DIR")
# Where packages and people put one without naming it; the first four are Terraform's own implied mirrors.
CONVENTIONAL = (
    "~/.terraform.d/plugins", "~/.local/share/terraform/plugins", "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins", "/opt", "/usr/share", "/usr/local/share", "/usr/lib", "/var/lib")
SEARCH_DEPTH = 3
WITHOUT = "CASTELLAN_WITHOUT_TERRAFORM"


class Missing(Exception):
    """Terraform or its provider is not to be had here."""


def without_terraform(missing):
    """Leaves the calling test out, loudly, if that was asked for; fails it if not."""
    if os.environ.get(WITHOUT) == "1":
        warnings.warn(f"Terraform was not tested: {missing}", UserWarning, stacklevel=1)
        pytest.skip(str(missing))
    pytest.fail(f"{missing}\nset {WITHOUT}=1 to do without these tests", pytrace=False)


def mirror():
    """The folder of a filesystem mirror that holds the provider; None when none does."""
    named = [os.environ[name] for name in MIRROR_VARIABLES if os.environ.get(name)]
    for start in (*named, *CONVENTIONAL):
        found = _search(pathlib.Path(start).expanduser(), SEARCH_DEPTH)
        if found:
            return found
    return None


def _search(folder, depth):
    try:
        if (folder / PROVIDER).is_dir():
            return folder
        if depth == 0:
            return None
        inner = sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return None
    return next(filter(None, (_search(path, depth - 1) for path in inner)), None)


class Terraform:
    """Terraform in a folder of its own, on a copy of a module."""

    def __init__(self, module, folder, environment):
        self.program = shutil.which("terraform")
        if self.program is None:
            raise Missing("there is no terraform on the PATH")
        self.folder = pathlib.Path(folder)
        shutil.copytree(module, self.folder, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
        self.environment = {
            name: value for name, value in clean_environment().items() if not name.startswith("TF_")
        } | environment | {
            "HOME": str(self.folder), "TF_CLI_CONFIG_FILE": str(self._configured()), "CHECKPOINT_DISABLE": "1",
            "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "AWS_EC2_METADATA_DISABLED": "true",
            # A fault should fail the test, not be tried for minutes.
            "AWS_MAX_ATTEMPTS": "3"}

    def _configured(self):
        """A configuration that looks into the mirror first; without one, Terraform asks its registry as always."""
        text = ""
        found = mirror()
        if found:
            only = json.dumps(["registry.terraform.io/hashicorp/aws"])
            text = (
                "provider_installation {\n"
                f"  filesystem_mirror {{\n    path    = {json.dumps(str(found))}\n    include = {only}\n  }}\n"
                f"  direct {{\n    exclude = {only}\n  }}\n}}\n")
        path = self.folder / "configuration.tfrc"
        path.write_text(text)
        return path

    def run(self, *arguments, expect=0):
        done = subprocess.run(
            [self.program, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=300,
            env=self.environment, stdin=subprocess.DEVNULL)
        assert done.returncode == expect, f"terraform {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def init(self):
        try:
            self.run("init", "-no-color")
        except (AssertionError, subprocess.TimeoutExpired) as error:
            where = ", ".join(MIRROR_VARIABLES)
            raise Missing(
                f"the AWS provider 5.100.0 for {platform.machine()} is neither in a local mirror (named by {where}) "
                f"nor to be downloaded: {error}") from None
