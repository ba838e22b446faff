"""Every Flask snippet, which is an application, under its code: /417/endpoint."""
import importlib.util
import os
import pathlib

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

applications = {}
for file in sorted(pathlib.Path(os.environ["SNIPPETS"]).glob("*.py")):
    spec = importlib.util.spec_from_file_location("snippet" + file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    applications["/" + file.stem] = module.app

application = DispatcherMiddleware(Flask(__name__), applications)
