from http import HTTPStatus

for status in HTTPStatus:
    print(status.value, "HTTPStatus." + status.name, status.phrase, sep="\t")
