"""Bare pages: FastAPI with one Jinja2 template and nothing else, started as a program: the port, the number of rows."""

import sys

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import DictLoader, Environment

_PAGE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><table>
{% for row in rows %}<tr><th>{{ row.demand }}</th><td>{{ row.letter }}</td><td>{{ row.day }}</td>
<td>{{ row.said }}</td></tr>
{% endfor %}</table></body></html>"""


def create(rows: int) -> FastAPI:
    """Make the application: its rows are in memory, so nothing is measured but the page."""
    app, template = FastAPI(), Environment(loader=DictLoader({"page": _PAGE}), autoescape=True).get_template("page")
    said = "Repeal the rules that keep independent unions from being registered"
    given = [
        {"demand": f"kz-2021-{number}", "letter": "C", "day": "2022-06-01", "said": said} for number in range(rows)
    ]

    @app.get("/")
    def page() -> HTMLResponse:
        return HTMLResponse(template.render(title="Kazakhstan", rows=given))

    return app


if __name__ == "__main__":
    uvicorn.run(create(int(sys.argv[2])), port=int(sys.argv[1]), log_config=None, access_log=False, lifespan="off")
