"""Options that many commands take."""

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[Path | None, typer.Option("--home", metavar="FOLDER", help="option.home")]
