"""The OpenAPI document against the site: whatever it allows to be asked has an answer."""

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from anyq.server.app import create
from anyq.server.settings import Settings

CHECKS = (not_a_server_error, status_code_conformance, response_schema_conformance)
MANY = settings(
    max_examples=12,  # of each operation
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_no_question_makes_the_server_fail(place: Path, tokens: Path, token: str) -> None:
    app = create(Settings(str(place), str(tokens), rate=100_000))
    document = schemathesis.openapi.from_asgi("/openapi.json", app)
    statuses: list[int] = []

    def ask(case: schemathesis.Case) -> None:
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        statuses.append(answer.status_code)
        case.validate_response(answer, checks=list(CHECKS))

    for result in document.get_all_operations():

        @MANY
        @given(case=result.ok().as_strategy())
        def every(case: schemathesis.Case) -> None:
            ask(case)

        every()
    assert len(statuses) > 100
    assert {200, 400, 404} <= set(statuses)
