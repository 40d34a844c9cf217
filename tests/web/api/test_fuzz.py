"""Every call of the API with valid and broken input, made from its own description, on the app as served.

Nothing may fall over, answers are what the description says, and nobody without a key gets anything.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import schemathesis
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from records import database, demo, staff
from records.models import ConversationKind, Role, Staff, Wish
from records.talks import create
from tests.keys import key_of
from tests.web.talk.serving import serving
from warmwelkom.settings import get_settings
from web.app import create_app

EXAMPLES = 15  # of each call; enough for all that was found so far, and quick enough to be run each time
PATIENCE = 60  # seconds for an answer; a machine that is busy with more is slow
HOLDERS = {
    "lead": Role.TEAM_LEAD,
    "coordinator": Role.ACTIVITY_COORDINATOR,
    "officer": Role.APPOINTED_OFFICER,
    "manager": Role.MANAGER,
    "administrator": Role.ADMINISTRATOR,
}
# Whose key opens what; everything else is for who cares.
MEANT_FOR = {"/api/figures": "manager", "/api/access-log": "administrator", "/api/interests": "coordinator"}
# What begins so is all that a key of these roles opens.
OPENS = {
    "manager": "/api/figures",
    "administrator": "/api/access-log",
    "coordinator": "/api/interests",
    "officer": "/nothing",
}


@dataclass(frozen=True)
class Api:
    """The invented home as it is served, a key of each kind of colleague, and ids that are there."""

    address: str
    keys: dict[str, str]
    ids: dict[str, str]

    def key(self, path: str) -> str:
        """The key that is meant for a call."""
        return self.keys[next((who for begin, who in MEANT_FOR.items() if path.startswith(begin)), "lead")]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("WARMWELKOM_RASA_PORT", "9")
        patch.setenv("WARMWELKOM_ACTIONS_PORT", "9")
        patch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
        get_settings.cache_clear()
        url = get_settings().database_url
        database.upgrade(url)
        demo.fill(url)
        with database.session(url) as work:
            keys = {name: key_of(work, _colleague(work, role)) for name, role in HOLDERS.items()}
            wish = work.scalars(sa.select(Wish).where(Wish.client_id.is_not(None)).limit(1)).one()
            keys["without scopes"] = key_of(work, work.scalars(sa.select(Staff).limit(1)).one(), ())
            _, token = create(work, kind=ConversationKind.QUARTERLY, client_id=wish.client_id)
            ids = {
                "client_id": str(wish.client_id),
                "conversation_id": str(wish.conversation_id),
                "wish_id": str(wish.id),
                "token": token,
                "key": "zingen",  # of an interest
            }
        with serving(create_app()) as address:
            yield Api(address, keys, ids)
        database.dispose(url)
    get_settings.cache_clear()


def _colleague(work: Any, role: Role) -> Staff:
    """Someone in this role who sees the whole house."""
    member = Staff(
        name=role.value, email=f"{role.value}@api.example", password_hash=staff.NO_PASSWORD, role=role
    )
    work.add(member)
    work.flush()
    return member


@pytest.fixture(scope="module")
def description(api: Api) -> BaseSchema:
    schema = schemathesis.openapi.from_url(f"{api.address}/openapi.json")
    schema.config.generation.update(deterministic=True, max_examples=EXAMPLES, with_security_parameters=False)
    return schema


turn = itertools.count()
SETTINGS = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
# Some input fits the description and is refused for what it means: blank words, a client that is not there.
# That a part of the house is away is no failure of /health.
NOT_ASKED: dict[str, list[Any]] = {
    "any": [positive_data_acceptance],
    "/health": [positive_data_acceptance, not_a_server_error],
}


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_any_input_is_answered_as_described(
    api: Api, description: BaseSchema, subtests: pytest.Subtests, mode: GenerationMode
) -> None:
    tried = 0

    def check(case: Any) -> None:
        nonlocal tried
        tried += 1
        # Made-up ids are not there; half of the calls that can be right are about somebody who is.
        if mode is GenerationMode.POSITIVE and case.path_parameters and next(turn) % 2:
            case.path_parameters = {
                name: api.ids.get(name, value) for name, value in case.path_parameters.items()
            }
        case.call_and_validate(
            headers={"Authorization": f"Bearer {api.key(case.path)}"},
            timeout=PATIENCE,
            excluded_checks=NOT_ASKED.get(case.path, NOT_ASKED["any"]),
        )

    for operation in _operations(description):
        made = SETTINGS(given(case=operation.as_strategy(generation_mode=mode))(check))
        # Of a call that takes no input there is none to break.
        with subtests.test(operation.label), suppress(Unsatisfiable):
            made()
    assert tried > 100


def _operations(description: BaseSchema) -> list[Any]:
    return [found.ok() for found in description.get_all_operations() if isinstance(found, Ok)]


def _calls(description: BaseSchema) -> list[tuple[str, str]]:
    """Every call that needs a key: method and path, with its parameters in braces."""
    found = _operations(description)
    return [(one.method.upper(), one.path) for one in found if one.definition.raw.get("security")]


def test_without_a_key_or_with_that_of_another_role_nothing_is_told(
    api: Api, description: BaseSchema
) -> None:
    calls = _calls(description)
    assert len(calls) > 12
    with httpx.Client(base_url=api.address, trust_env=False, timeout=PATIENCE) as web:
        for method, path in calls:
            address = path.format_map(api.ids)
            for key in ("", "Bearer", "Bearer nonsense", "Basic YTpi"):
                answer = web.request(method, address, headers={"Authorization": key} if key else {}, json={})
                assert (answer.status_code, set(answer.json())) == (401, {"error", "message"}), (path, key)
            for who, right in OPENS.items():
                answer = web.request(
                    method, address, headers={"Authorization": f"Bearer {api.keys[who]}"}, json={}
                )
                assert (answer.status_code != 403) is path.startswith(right), (who, path)


def test_a_key_opens_only_what_its_scopes_name(api: Api, description: BaseSchema) -> None:
    with httpx.Client(base_url=api.address, trust_env=False, timeout=PATIENCE) as web:
        web.headers["Authorization"] = f"Bearer {api.keys['without scopes']}"
        for method, path in _calls(description):
            answer = web.request(method, path.format_map(api.ids), json={})
            assert answer.status_code == 403, path
            assert answer.json()["message"] == "Deze sleutel is hier niet voor gemaakt."


def test_the_description_reads_well(description: BaseSchema) -> None:
    kept = description.raw_schema
    named = {tag["name"] for tag in kept["tags"]}
    for path, calls in kept["paths"].items():
        for call in calls.values():
            assert call["summary"], path
            assert call.get("description"), path
            assert set(call["tags"]) <= named, path
            for status, answer in call["responses"].items():
                if not status.startswith("2") and path != "/health":
                    shown = answer["content"]["application/json"]["schema"]
                    assert shown == {"$ref": "#/components/schemas/ErrorOut"}, (path, status)
