"""The Dutch words for whoever runs the house: what a role may do, and what a setting is about."""

from __future__ import annotations

from typing import Final

from records.models import Role

MAY: Final = {
    Role.CONTACT_PERSON: "Leest wat eigen bewoners en naasten vertellen. Maakt afspraken en krijgt signalen.",
    Role.TEAM_LEAD: "Hetzelfde, voor de hele woongroep. Ziet ook het huis in cijfers en kan alles wissen.",
    Role.ACTIVITY_COORDINATOR: "Ziet wat mensen graag doen en willen delen. Leest geen gesprekken.",
    Role.APPOINTED_OFFICER: "Ziet signalen, met wat er vlak omheen is gezegd. Leest geen hele gesprekken.",
    Role.MANAGER: "Ziet het huis in cijfers. Ziet geen namen en leest geen gesprekken.",
    Role.ADMINISTRATOR: "Regelt wie kan inloggen en ziet wie wat bekeek. Leest niet wat bewoners vertellen.",
}

SETTING: Final = {
    "var": "Map waarin alles wordt bewaard",
    "database_url": "Adres van de database",
    "host": "Adres waarop de website luistert",
    "port": "Poort van de website",
    "rasa_port": "Poort van Rasa, dat de taal begrijpt",
    "actions_port": "Poort van de acties van Rasa",
    "proxies": "Adressen van de servers die ervoor staan",
    "public_url": "Adres waarop mensen Warm Welkom openen",
    "organisation": "Naam van het huis",
    "logo": "Logo naast de naam",
    "accent": "Kleur van het huis",
    "widget_hosts": "Websites die het gespreksvenster mogen tonen",
    "shared_minutes": "Minuten dat een gesprek open blijft op een gedeelde tablet",
    "dictation": "Mogen mensen inspreken in plaats van typen?",
    "code_days": "Dagen dat de code van een uitnodiging werkt",
    "session_minutes": "Minuten zonder iets te doen, tot een collega is uitgelogd",
    "second_factor": "Inloggen in twee stappen: mag (optional) of moet (required)",
    "oidc_issuer": "Adres waar je met je werkaccount inlogt",
    "oidc_client_id": "Naam van dit huis daar",
    "oidc_client_secret_file": "Bestand met het geheim dat daarbij hoort",
    "oidc_name": "Wat op de knop staat, na: Inloggen met",
    "oidc_only": "Alleen inloggen met het werkaccount, zonder wachtwoord",
    "raw_days": "Dagen na het bekijken, tot de woorden van een gesprek weggaan",
    "unreviewed_days": "Dagen tot de woorden weggaan van een gesprek dat niemand bekeek",
    "left_days": "Dagen dat wij iets bewaren van wie hier niet meer woont",
    "signal_terms": "Hoe lang een signaal wacht, tot het naar de volgende gaat",
    "signal_people": "Wie een signaal krijgt, en wie daarna",
    "signal_webhook": "Andere systemen die een signaal krijgen",
    "smtp_host": "Server die e-mail verstuurt",
    "smtp_port": "Poort van die server",
    "smtp_security": "Hoe de lijn naar die server beveiligd is",
    "smtp_user": "Wie daar inlogt",
    "smtp_password_file": "Bestand met het wachtwoord daarvan",
    "mail_from": "Afzender van e-mail",
    "wheelhouse": "Map met het taalpakket, voor wie niet op internet kan",
    "model_dir": "Map van het taalmodel",
    "log_level": "Hoeveel er in het logboek komt",
    "metrics": "Staan er cijfers klaar voor een bewaker van systemen?",
}
