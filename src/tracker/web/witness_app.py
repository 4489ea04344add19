"""The witness as a program of its own: one address that logs send their checkpoints to."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tracker.application.witness import MOST_BYTES, Witness

_TOO_LARGE = 413


def create_witness(witness: Witness) -> FastAPI:
    """Build the application; it answers `/add-checkpoint` (C2SP tlog-witness), and its public key at `/`."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    async def add_checkpoint(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return Response(status_code=_TOO_LARGE)
        answer = witness.add_checkpoint(bytes(body))
        return Response(answer.body, answer.status, media_type=answer.kind)

    def key() -> Response:
        return PlainTextResponse(f"{witness.public}\n")

    app.add_api_route("/add-checkpoint", add_checkpoint, methods=["POST"], include_in_schema=False)
    app.add_api_route("/", key, methods=["GET", "HEAD"], include_in_schema=False)
    return app
