"""Every FastAPI snippet, which is an application, under its code: /417/endpoint."""
import importlib.util
import os
import pathlib
import sys

import uvicorn
from fastapi import FastAPI

host = FastAPI()
for file in sorted(pathlib.Path(os.environ["SNIPPETS"]).glob("*.py")):
    spec = importlib.util.spec_from_file_location("snippet" + file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    host.mount("/" + file.stem, module.app)

uvicorn.run(host, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
