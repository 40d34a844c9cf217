"""People as FHIR, for other care systems."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

from records import database, rights
from records.exchange.fhir import MEDIA_TYPE
from records.models import Client, Staff
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.api.clients import reached
from web.api.models import NOT_THERE
from web.staff.exchange.files import fhir_pieces

router = APIRouter(prefix="/api", tags=["export"])
Exporter = Annotated[Staff, Depends(holder(TokenScope.EXPORT, Right.CARE))]

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
