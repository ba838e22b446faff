"""Every Django snippet as a route of one application: /417/endpoint."""
import importlib.util
import os
import pathlib

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="only for this run")

urlpatterns = []
for file in sorted(pathlib.Path(os.environ["SNIPPETS"]).glob("*.py")):
    spec = importlib.util.spec_from_file_location("snippet" + file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    urlpatterns.append(path(file.stem + "/endpoint", module.my_view))

application = get_wsgi_application()
