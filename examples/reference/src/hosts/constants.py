import platform
from http import HTTPStatus

print("Python", platform.python_version())
for status in HTTPStatus:
    print(status.value, "HTTPStatus." + status.name, status.phrase, sep="\t")
