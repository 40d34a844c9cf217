"""Everything about a person as JSON, and people as FHIR for other care systems."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import StreamingResponse

from records import access_log, database, everything, rights
from records.exchange.fhir import MEDIA_TYPE
from records.export import as_json, of_person
from records.models import Client, Staff
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.api.clients import UNKNOWN, reached
from web.api.models import NOT_THERE
from web.staff.exchange.files import fhir_pieces

router = APIRouter(prefix="/api", tags=["export"])
Exporter = Annotated[Staff, Depends(holder(TokenScope.EXPORT, Right.CARE))]

WHOLE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The person with relatives, talks, goals, notes and all else that is kept.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["id", "name", "relatives", "conversations", "goals", "notes"],
                    "properties": {
                        "id": {"type": "string", "format": "uuid"},
                        "name": {"type": "string"},
                        "relatives": {"type": "array", "items": {"type": "object"}},
                        "conversations": {"type": "array", "items": {"type": "object"}},
                        "goals": {"type": "array", "items": {"type": "object"}},
                        "notes": {"type": "array", "items": {"type": "object"}},
                    },
                }
            }
        },
    }
}
BUNDLE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A Bundle of the type collection, FHIR R4 (docs/exchange.md).",
        "content": {
            MEDIA_TYPE: {
                "schema": {
                    "type": "object",
                    "required": ["resourceType", "type", "entry"],
                    "properties": {
                        "resourceType": {"const": "Bundle"},
                        "type": {"const": "collection"},
                        "entry": {"type": "array", "items": {"type": "object"}},
                    },
                }
            }
        },
    }
}


@router.get("/clients/{client_id}/export", response_class=Response, responses={**WHOLE, **NOT_THERE})
def whole(client_id: uuid.UUID, member: Exporter) -> Response:
    """Everything that is kept of one person, as far as the holder of the key may see it."""
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
        found = everything.of(work, client_id, member)
        if found is None:
            raise HTTPException(404, UNKNOWN)
        access_log.write(
            work, event="export", what="alles over deze bewoner", client_id=client_id, user=member
        )
        return Response(as_json(of_person(found)), media_type="application/json")


@router.get("/fhir", response_class=StreamingResponse, responses=BUNDLE)
def everyone(member: Exporter) -> StreamingResponse:
    """All people within reach as FHIR: what was told in own words, and what was agreed.

    Never signals, and never what was told for the contact person alone.
    """
    return StreamingResponse(fhir_pieces(member, rights.clients(member)), media_type=MEDIA_TYPE)


@router.get("/clients/{client_id}/fhir", response_class=StreamingResponse, responses={**BUNDLE, **NOT_THERE})
def one(client_id: uuid.UUID, member: Exporter) -> StreamingResponse:
    """One person as FHIR."""
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
    which = sa.and_(rights.clients(member), Client.id == client_id)
    return StreamingResponse(fhir_pieces(member, which), media_type=MEDIA_TYPE)
