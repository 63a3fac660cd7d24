"""Fetches the model of each edition: the first argument is a folder, the others are DATE=VERSION, where the version is
botocore's that first had the edition. What is kept of each wheel is the model, as DATE.json in the folder."""

import gzip
import pathlib
import subprocess
import sys
import tempfile
import zipfile

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for date, version in (pair.split("=") for pair in sys.argv[2:]):
    with tempfile.TemporaryDirectory() as scratch:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--dest", scratch, f"botocore=={version}"], check=True)
        [wheel] = pathlib.Path(scratch).iterdir()
        with zipfile.ZipFile(wheel) as files:
            [name] = [name for name in files.namelist() if "/data/cleanrooms/" in name and "/service-2.json" in name]
            model = files.read(name)
    (folder / f"{date}.json").write_bytes(gzip.decompress(model) if name.endswith(".gz") else model)
