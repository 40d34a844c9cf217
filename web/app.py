"""Puts web together: pages, API, security headers, delivery and health."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Literal

import httpx
import sqlalchemy as sa
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from records import database
from records.talks import TalkClosed
from warmwelkom import __version__, secret_files
from warmwelkom.settings import ROOT, get_settings
from web import security
from web.api import ABOUT, TAGS
from web.api import router as api_router
from web.housekeeping import Housekeeping
from web.metrics import Metrics
from web.metrics import router as metrics_router
from web.outgoing.post import Post
from web.staff import router as staff_router
from web.talk.api import router as talk_api_router
from web.talk.page import router as talk_page_router
from web.talk.rasa import Rasa
from web.talk.service import GRACE, BadMessage, TalkService, TooBusy, UnknownToken
from web.talk.widget import limit
from web.talk.widget import router as widget_router
from web.templating import templates

logger = logging.getLogger(__name__)
AWAY = (ROOT / "web" / "static" / "away.html").read_text(encoding="utf-8")
"""What a browser shows when nothing goes; nginx shows the same while web itself is away."""
UNREADABLE = "There was an error parsing the body"  # what FastAPI says of a body that is no text


class Health(BaseModel):
    """Which parts work; `dutch` is the pipeline that Rasa has, null while Rasa is away."""

    status: Literal["ok", "degraded"]
    version: str
    rasa: bool
    actions: bool
    database: bool
    dutch: str | None


def _error(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": code, "message": message}, status, headers=headers)


def _away(request: Request, status: int) -> Response:
    """A page for who asks for pages, a code and a sentence for programs."""
    headers = {**security.headers(), "Cache-Control": "no-store", "Retry-After": "60"}
    if "text/html" in request.headers.get("Accept", ""):
        return HTMLResponse(AWAY, status, headers=headers)
    return _error(status, "away", "Dit lukt nu even niet. Probeer het straks nog eens.", headers)


def _add_errors(app: FastAPI) -> None:
    """Every refusal is a code for programs and a Dutch sentence to show."""

    @app.exception_handler(UnknownToken)
    async def unknown_token(_request: Request, _error_: UnknownToken) -> Response:
        return _error(404, "unknown_token", "Dit gesprek is er niet. Vraag om een nieuwe uitnodiging.")

    @app.exception_handler(TalkClosed)
    async def talk_closed(_request: Request, _error_: TalkClosed) -> Response:
        return _error(409, "talk_closed", "Dit gesprek is afgesloten. Dank u wel.")

    @app.exception_handler(BadMessage)
    async def bad_message(_request: Request, error: BadMessage) -> Response:
        return _error(422, "bad_message", str(error))

    @app.exception_handler(TooBusy)
    async def too_busy(_request: Request, _error_: TooBusy) -> Response:
        return _error(
            429, "too_busy", "Er komen te veel berichten tegelijk. Wacht even.", {"Retry-After": "2"}
        )

    @app.exception_handler(RequestValidationError)
    async def bad_request(_request: Request, error: RequestValidationError) -> Response:
        fields = sorted({".".join(str(part) for part in problem["loc"][1:]) for problem in error.errors()})
        return _error(422, "bad_request", f"Er klopt iets niet aan: {', '.join(fields) or 'de aanvraag'}.")

    @app.exception_handler(sa.exc.OperationalError)
    async def without_database(request: Request, error: sa.exc.OperationalError) -> Response:
        logger.error("the database can't be reached or written", exc_info=error)
        return _away(request, 503)

    @app.exception_handler(Exception)
    async def failed(request: Request, _error_: Exception) -> Response:
        return _away(request, 500)  # it is logged by whoever called us

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if error.detail == UNREADABLE:  # as what is no JSON at all, or lacks a field
            return _error(422, "bad_request", "Er klopt iets niet aan: de aanvraag is niet te lezen.")
        message = {404: "Deze pagina is er niet.", 405: "Dat kan hier niet."}.get(
            error.status_code, "Dat kan niet."
        )
        if isinstance(error.detail, str) and error.detail not in ("Not Found", "Method Not Allowed"):
            message = error.detail
        return _error(error.status_code, f"http_{error.status_code}", message, dict(error.headers or {}))


def _add_health(app: FastAPI) -> None:
    settings = get_settings()

    def database_works() -> bool:
        try:
            with database.session(settings.database_url) as work:
                work.execute(sa.text("SELECT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    @app.get("/health", tags=["health"], responses={503: {"model": Health, "description": "A part is away."}})
    async def health(response: Response) -> Health:
        """Whether all parts work, and which Dutch pipeline is active."""
        rasa = await app.state.rasa.health()
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=2.0) as client:
                actions = (await client.get(f"{settings.actions_url}/health")).status_code == httpx.codes.OK
        except httpx.HTTPError:
            actions = False
        kept = await run_in_threadpool(database_works)
        well = bool(rasa) and actions and kept
        response.status_code = 200 if well else 503
        return Health(
            status="ok" if well else "degraded",
            version=__version__,
            rasa=bool(rasa),
            actions=actions,
            database=kept,
            dutch=rasa["dutch"] if rasa else None,
        )


def create_app() -> FastAPI:
    """The application, from the settings of this process."""
    settings = get_settings()
    rasa = Rasa(settings.rasa_url, secret_files.secret(settings.var, secret_files.CHANNEL))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        rounds = [
            asyncio.create_task(app.state.talks.keep_delivering()),
            asyncio.create_task(app.state.post.keep_going()),
            asyncio.create_task(Housekeeping(settings).keep_going()),
        ]
        yield
        for task in rounds:
            task.cancel()
        for task in rounds:
            with suppress(asyncio.CancelledError):
                await task
        await rasa.close()

    app = FastAPI(
        title="Warm Welkom",
        version=__version__,
        description=ABOUT,
        openapi_tags=TAGS,
        lifespan=lifespan,
        docs_url=None,  # its page loads scripts of another host
        redoc_url=None,
    )
    app.state.rasa = rasa
    app.state.talks = TalkService(
        settings.database_url, rasa, untouched=timedelta(minutes=settings.shared_minutes) + GRACE
    )
    app.state.beginning = limit()
    app.state.post = Post(settings)
    counted = Metrics(settings) if settings.metrics else None

    @app.middleware("http")
    async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        begin = time.monotonic()
        try:
            response = await call_next(request)
        except Exception:
            if counted:
                counted.count(request, 500, time.monotonic() - begin)
            raise
        if counted:
            counted.count(request, response.status_code, time.monotonic() - begin)
        for name, value in security.headers().items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/api", include_in_schema=False)
    def api_page(request: Request) -> Response:
        """The API to read and try, with assets of our own."""
        return templates.TemplateResponse(request, "api.html")

    _add_errors(app)
    _add_health(app)
    if counted:
        app.include_router(metrics_router(counted))
    app.include_router(talk_page_router, include_in_schema=False)
    app.include_router(widget_router, include_in_schema=False)
    app.include_router(talk_api_router)
    app.include_router(api_router)
    app.include_router(staff_router, include_in_schema=False)
    # Only what holds no secret is compressed: next to what somebody typed its size could give it away.
    files = StaticFiles(directory=ROOT / "web" / "static")
    app.mount("/static", GZipMiddleware(files, minimum_size=500, compresslevel=6), name="static")
    return app
