"""Several names written as one are read as several; a part or a place behind a name is none."""

import pytest

from samverkan.graph.resolution.written import variants

READ = {
    "Arbetsförmedlingen (AF)": ["Arbetsförmedlingen", "AF"],
    "AF (Arbetsförmedlingen)": ["AF", "Arbetsförmedlingen"],
    "MSB, Myndigheten för samhällsskydd och beredskap": [
        "MSB",
        "Myndigheten för samhällsskydd och beredskap",
    ],
    "Inspektionen för vård och omsorg – IVO": ["Inspektionen för vård och omsorg", "IVO"],
    "RSMH Riksförbundet för social och mental hälsa": [
        "RSMH",
        "Riksförbundet för social och mental hälsa",
    ],
    "Sobona - kommunala företagens arbetsgivarorganisation": [
        "Sobona",
        "kommunala företagens arbetsgivarorganisation",
    ],
    "Alfa, även kallad Beta": ["Alfa", "Beta"],
    "Region Dalarna (tidigare Landstinget Dalarna)": ["Region Dalarna"],
    "Funktionsrätt, f.d. Handikappförbunden": ["Funktionsrätt"],
    "ABF (Mora)": ["ABF (Mora)"],
    "Falu kommun, socialförvaltningen": ["Falu kommun, socialförvaltningen"],
    "Ludvika kommun, AME": ["Ludvika kommun, AME"],
    "Röda Korset, Falun": ["Röda Korset, Falun"],
    "Dals-Eds kommun": ["Dals-Eds kommun"],
}


@pytest.mark.parametrize("text", READ)
def test_a_name_is_read_as_those_it_holds(text: str) -> None:
    assert list(variants(text)) == READ[text]
