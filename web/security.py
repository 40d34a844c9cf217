"""The headers that protect every page, and who may show a page of ours in a frame."""

from __future__ import annotations

import ipaddress

from fastapi import Request

from warmwelkom.settings import get_settings

NOBODY = "'none'"


def headers(frame_ancestors: str = NOBODY) -> dict[str, str]:
    """The headers of a page. `frame_ancestors` says who may show it in a frame; nobody, unless told.

    Every answer gets them from the middleware of web/app.py; a page that sets its own keeps these.
    """
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        f"frame-ancestors {frame_ancestors}",
    )
    microphone = "(self)" if get_settings().dictation else "()"
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",  # the address of a talk holds its key
        "Permissions-Policy": f"camera=(), microphone={microphone}, geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def embedding_headers() -> dict[str, str]:
    """The headers of a page that the sites of the setting `widget_hosts` may show in a frame."""
    return headers(" ".join(get_settings().widget_origins) or NOBODY)


def origin(request: Request) -> str:
    """Where a request comes from, for counting: an IPv4 address, or the network of an IPv6 one."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))  # one connection has a whole /64
    return str(address)
