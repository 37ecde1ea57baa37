"""Archives and compressions, made by the programs that are known for them."""

import bz2
import gzip
import io
import lzma
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

from .content import TEXT

MEMBER = "notes/plain.txt"


def zipped(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members, mode="w"):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


def seven_zipped(members):
    import py7zr
    data = io.BytesIO()
    with py7zr.SevenZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return data.getvalue()


def piped(data, *command):
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is not installed; `make setup` installs it")
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def write(path):
    text = TEXT.encode()
    members = {MEMBER: text}
    tar = tarred(members)
    made = {
        "plain.txt.gz": gzip.compress(text), "plain.txt.bz2": bz2.compress(text), "plain.txt.xz": lzma.compress(text),
        "plain.txt.lzma": lzma.compress(text, lzma.FORMAT_ALONE),
        "plain.txt.zst": piped(text, "zstd", "-c"), "plain.txt.lz4": piped(text, "lz4", "-c"),
        "pack.zip": zipped(members), "pack.tar": tar, "pack.tar.gz": gzip.compress(tar),
        "pack.tgz": gzip.compress(tar), "pack.tar.bz2": bz2.compress(tar), "pack.tar.xz": lzma.compress(tar),
        "pack.tar.zst": piped(tar, "zstd", "-c"), "pack.7z": seven_zipped(members),
        "nested.7z": seven_zipped({"b/c.tar.gz": gzip.compress(tarred({"d/e.zip": zipped({"f/plain.txt": text})}))})}
    for name, data in made.items():
        (path / name).write_bytes(data)
    with tempfile.TemporaryDirectory() as built:
        by_programs(path, Path(built))


def by_programs(path, built):
    """From a folder with the member in it."""
    (built / "notes").mkdir()
    (built / MEMBER).write_text(TEXT, encoding="utf-8")

    def run(*command, **more):
        subprocess.run(command, check=True, capture_output=True, cwd=built, **more)

    for form in ("newc", "odc"):
        made = subprocess.run(
            ["cpio", "-o", "-H", form], input=MEMBER.encode(), capture_output=True, check=True, cwd=built)
        (path / f"pack.{form}.cpio").write_bytes(made.stdout)
    run("ar", "rc", path / "pack.a", MEMBER)
    run("xorriso", "-as", "mkisofs", "-quiet", "-J", "-R", "-o", path / "pack.iso", "notes")
    (built / "package/DEBIAN").mkdir(parents=True)
    (built / "package/usr/share").mkdir(parents=True)
    (built / "package/DEBIAN/control").write_text(
        "Package: notes\nVersion: 1\nArchitecture: all\nMaintainer: nobody <nobody@example.com>\nDescription: notes\n")
    (built / "package/usr/share/plain.txt").write_text(TEXT, encoding="utf-8")
    run("dpkg-deb", "--root-owner-group", "-b", "package", path / "pack.deb")
