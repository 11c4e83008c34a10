"""Who takes part: names by list and by shape, lists split, groups with their number; and who does not."""

from __future__ import annotations

import pytest

from etl.extract.partners import PartnerExtractor
from etl.model import Partner, Release

CASES = [
    # known names, publisher left out
    ("en", "IOM organized the course together with UNICEF and Hagar International.", [("UNICEF", "un", None), ("Hagar International", "ngo", None)]),
    # by shape
    (
        "en",
        "The meeting was hosted by the Open Bridge Foundation and the Ministry of Justice.",
        [("Open Bridge Foundation", "ngo", None), ("Ministry of Justice", "government", None)],
    ),
    ("en", "The Ministry of Labour, Gender and Social Welfare took part.", [("Ministry of Labour, Gender and Social Welfare", "government", None)]),
    (
        "fr",
        "L'atelier a été organisé avec le Ministère de la Justice et la Fondation Aurore.",
        [("Ministère de la Justice", "government", None), ("Fondation Aurore", "ngo", None)],
    ),
    (
        "es",
        "El curso se organizó junto con la Fiscalía General y la Fundación Aurora.",
        [("Fiscalía General", "government", None), ("Fundación Aurora", "ngo", None)],
    ),
    # where a name ends: a church's country, a network's local member, what a ministry is for, what an acronym spells
    (
        "en",
        "The course was organized with the Methodist Church in Fiji, La Strada-Ukraine and the SADC Secretariat.",
        [("Methodist Church in Fiji", "faith", None), ("La Strada-Ukraine", "ngo", None), ("SADC Secretariat", "igo", None)],
    ),
    (
        "en",
        "Peru's Vice-Ministry of Transport and Chile's Ministry of Women took part in the workshop.",
        [("Vice-Ministry of Transport", "government", None), ("Ministry of Women", "government", None)],
    ),
    (
        "en",
        "The workshop was organized with the State Inspectorate of Labour and Social Services and hosted by the Fiji Revenue and Customs Authority.",
        [("State Inspectorate of Labour and Social Services", "government", None), ("Fiji Revenue and Customs Authority", "government", None)],
    ),
    (
        "fr",
        "L'atelier a été organisé avec l'Association des femmes tisserandes de Fès (AFTF).",
        [("Association des femmes tisserandes de Fès", "ngo", None)],
    ),
    # French and Spanish names that small words lead on, and where they end
    (
        "fr",
        "L'atelier a été organisé par l'École nationale de la magistrature et l'Observatoire des droits fonciers.",
        [("École nationale de la magistrature", "academic", None), ("Observatoire des droits fonciers", "government", None)],
    ),
    ("fr", "La session de l'Association des fleuristes de cette ville a été organisée avec l'OIM.", [("Association des fleuristes", "ngo", None)]),
    ("fr", "La Fondation Aurore a formé la Brigade de suivre les cas.", [("Fondation Aurore", "ngo", None)]),
    (
        "es",
        "Participaron la Asociación de pescadores artesanales y la Red de bibliotecas populares de este país.",
        [("Asociación de pescadores artesanales", "ngo", None), ("Red de bibliotecas populares", "ngo", None)],
    ),
    ("es", "El curso fue organizado por el Gobierno peruano de manera virtual.", [("Gobierno peruano", "government", None)]),
    # who holds a post at an organisation, behind its comma; a list of organisations goes on behind one too
    (
        "es",
        "El curso fue organizado con UNICEF; asistió la directora de la Fundación Aurora, Lucía Prado Rey, y habló del plan.",
        [("UNICEF", "un", None)],
    ),
    (
        "fr",
        "L'atelier a été organisé avec le secrétaire de la Fondation Aurore, Paul Lerouge.",
        [("Fondation Aurore", "ngo", None)],
    ),
    (
        "en",
        "The course was organized with the Aurora Foundation, Open Door and UNICEF.",
        [("Aurora Foundation", "ngo", None), ("Open Door", "ngo", None), ("UNICEF", "un", None)],
    ),
    # a convention is a text, a verb no part of a name, a person behind an embassy none of it either
    (
        "fr",
        "L'atelier sur la Convention de la Fondation Aurore a été organisé avec UNICEF.",
        [("UNICEF", "un", None)],
    ),
    ("fr", "L'atelier a été organisé avec la Fondation Aurore. La Fondation existe depuis 2011.", [("Fondation Aurore", "ngo", None)]),
    ("es", "El curso se organizó con la Embajada de Canadá, y Lucía Prado habló del plan.", [("Embajada de Canadá", "government", None)]),
    # a date is no part of a name, an adjective stands between what a body is and its name, "agencies of" names none
    (
        "en",
        "The Ministry of Justice on Monday opened the course organized with UNICEF.",
        [("Ministry of Justice", "government", None), ("UNICEF", "un", None)],
    ),
    ("fr", "Le centre est géré avec l'ONG locale Aurore en Marche.", [("Aurore en Marche", "ngo", None)]),
    ("es", "El taller reunió a la Fundación Aurora y a agencias de Naciones Unidas.", [("Fundación Aurora", "ngo", None)]),
    # a town behind a name, a country behind a branch
    ("es", "El curso se organizó junto con la Fundación Aurora en Cartagena.", [("Fundación Aurora", "ngo", None)]),
    ("en", "The fair was hosted by the Red Cross of North Macedonia.", [("Red Cross of North Macedonia", "ngo", None)]),
    # a state in a list with de
    (
        "es",
        "Participaron funcionarios de UNICEF y del Gobierno de Noruega.",
        [("UNICEF", "un", None), ("Gobierno de Noruega", "government", None)],
    ),
    # projects, officials and a press release are no groups
    ("en", "Press Release – Four projects were launched jointly with senior officials.", []),
    # a quoted name
    ("en", 'The NGO "Open Door" took part.', [("Open Door", "ngo", None)]),
    # names beside what says that they are organisations
    ("en", "The course was organized with the NGO Aurora and with Lumina, an Italian NGO.", [("Aurora", "ngo", None), ("Lumina", "ngo", None)]),
    ("en", "It was led by Women Stand Up Together (WSUT).", [("Women Stand Up Together", "ngo", None)]),
    ("en", "It was part of the National Action Plan (NAP).", []),
    # what is no part of a name
    ("en", "Officials of Ghana's Department of Immigration attended.", [("Department of Immigration", "government", None)]),
    ("en", "They met at the IOM Special Liaison Office.", []),
    ("en", "People from Papua New Guinea (PNG) and the Russian Federation attended.", []),
    # in passing
    ("en", "Trafficking has been on the agenda of the United Nations for decades.", []),
    # a name that only a phrase of joint work tells, of one word too; none of a person, a place or a kind of people
    ("en", "The course was held in close coordination with AURPOL, which leads such work.", [("AURPOL", "ngo", None)]),
    (
        "en",
        "IOM, in partnership with Right To Bloom and the Ministry of Justice, trained them.",
        [("Right To Bloom", "ngo", None), ("Ministry of Justice", "government", None)],
    ),
    ("en", "A film was made in cooperation with Lumina.", [("Lumina", "ngo", None)]),
    ("fr", "Le film a été fait en étroite collaboration avec l'AURPOL.", [("AURPOL", "ngo", None)]),
    ("es", "La campaña se hizo en alianza con Lumina y con Aurora Viva.", [("Lumina", "ngo", None), ("Aurora Viva", "ngo", None)]),
    ("en", "IOM and Lumina launched a film.", [("Lumina", "ngo", None)]),
    ("en", "A film was made in cooperation with European partners, together with Minister Doe and facilitated by Jane Doe.", []),
    # what is no part of a name: who is of it, what was done with it, a group behind it, a house it stands in
    ("en", "Forty Ghana Police Service Officers took part.", [("Ghana Police Service", "government", None)]),
    ("en", "The EU-trained Border Police took part.", [("Border Police", "government", None)]),
    ("en", "Staff of the Labour Ministry and NGOs took part.", [("Labour Ministry", "government", None), (None, "ngo", None)]),
    ("en", "They met in the Ministry of Labour Conference Room.", []),
    # several of a kind in brackets, a goal
    ("en", "Sixty Assistance Desk Officers (ADOs) spoke of the Clean Water Goal (CWG).", []),
    # the adjective of a national branch
    ("en", "The fair was run with the Congolese Red Cross.", [("Congolese Red Cross", "ngo", None)]),
    # a registered name in the other spelling of English
    ("en", "The International Labor Organization took part.", [("International Labor Organization", "un", None)]),
    # an office within the name of who pays
    ("en", "The course was funded by the Crime Bureau of the Embassy of the United States in Accra.", []),
    # a number of people is not that of their institutions
    ("en", "Over 158 law enforcement professionals met.", [(None, "government", None)]),
    ("fr", "Avec 40 formateurs choisis par les ministères, le cours a formé des juges.", [(None, "government", None)]),
    # groups
    ("en", "IOM invited ten leading NGOs to the meeting.", [(None, "ngo", 10)]),
    ("en", "Participants came from four ministries.", [(None, "government", 4)]),
    # only what it does shows a name: at the beginning of a sentence or clause, in a list that a known name vouches for
    ("en", "VELTEL gives the lines free of charge.", [("VELTEL", "ngo", None)]),
    ("en", "Homes of Mercy, which shelters young mothers, wrote the leaflet.", [("Homes of Mercy", "ngo", None)]),
    ("en", "UNICEF and Lumen have printed the posters.", [("UNICEF", "un", None), ("Lumen", "ngo", None)]),
    ("en", "Safe Orchard was supported by volunteers. Street lamps give light. Young People support it.", []),
    ("es", "Nuevos Caminos cedió las aulas y Manos de Luz imparte las clases.", [("Nuevos Caminos", "ngo", None), ("Manos de Luz", "ngo", None)]),
    ("fr", "Espoir sans Limites héberge dix femmes.", [("Espoir sans Limites", "ngo", None)]),
    # lists whose members sit somewhere, begin with a place, or stand behind a country
    (
        "en",
        "It works with UNICEF in Odesa, Lumina Works from Lutsk, and Astana Lumen.",
        [("UNICEF", "un", None), ("Lumina Works", "ngo", None), ("Astana Lumen", "ngo", None)],
    ),
    ("en", "Staff of Interpol and Chile's Lumina Works attended.", [("Interpol", "igo", None), ("Lumina Works", "ngo", None)]),
    ("en", "The list names UNICEF, the Canadian Ambassador and the Penal Code.", [("UNICEF", "un", None)]),
    # French and Spanish names that small words lead through, and where "pour" begins something else
    (
        "fr",
        "Le ministère de l'Action sociale, de la Promotion de la femme et de l'Enfance a participé.",
        [("ministère de l'Action sociale, de la Promotion de la femme et de l'Enfance", "government", None)],
    ),
    ("fr", "Le Ministère de la Justice pour la formation des juges a organisé un atelier.", [("Ministère de la Justice", "government", None)]),
    ("fr", "L'Association togolaise pour le bien-être familial a participé.", [("Association togolaise pour le bien-être familial", "ngo", None)]),
    ("es", "Asistió el Comité para Prevenir y Erradicar la Trata.", [("Comité para Prevenir y Erradicar la Trata", "government", None)]),
    ("es", "Habló Ana Mora Ruiz de la Universidad de Lima, que participó.", [("Universidad de Lima", "academic", None)]),
    # a name with its article right behind what it is
    ("fr", "L'émission a été réalisée avec la radio La Voix du Fleuve.", [("La Voix du Fleuve", "media", None)]),
    # posts, meetings and bodies that have no name of their own
    ("en", "It was opened by the Salem Task Force Commander at the Third National Congress, where the Working Group met.", []),
    ("en", "The Office of the Prosecutor General took part.", [("Office of the Prosecutor General", "government", None)]),
    # people: by an honorific, a post or the surname of somebody; a body behind a person's name, and what she is a member of
    ("en", "Ms. Ana McBride opened the workshop. McBride hosted it with UNICEF.", [("UNICEF", "un", None)]),
    ("en", "The course was launched by H.E. Ana Moore and facilitated by Sister Rose Hope, OSB, of UNICEF.", [("UNICEF", "un", None)]),
    ("en", "Mr. Tom Ferry of the Border Police took part.", [("Border Police", "government", None)]),
    (
        "en",
        "A pact was reached with UNICEF. Tom Roy Ferry of the Border Police was there.",
        [("UNICEF", "un", None), ("Border Police", "government", None)],
    ),
    ("es", "La consultora Sara Valle y UNICEF organizaron el taller.", [("UNICEF", "un", None)]),
    ("en", "The pact was signed by the Deputy Advocate General (DAG) and UNICEF.", [("UNICEF", "un", None)]),
    ("fr", "Cheffe de projet chez l'UNICEF, Nadia Ben Omar anime la session.", [("UNICEF", "un", None)]),
    ("es", "Participó la jefa de misión de UNICEF, AJ Mora, con Sor Juana Alas.", [("UNICEF", "un", None)]),
    # where a name ends and begins: a date, a small word for what it is, an adjective of its own, a noun that is no name alone
    ("en", "The house was handed to the Ministry of Women on the 3rd of May.", [("Ministry of Women", "government", None)]),
    ("fr", "L'atelier a été organisé avec l'association LUMEN.", [("LUMEN", "ngo", None)]),
    ("es", "El taller se organizó con la Cruz Roja y la organización italiana COOPI.", [("Cruz Roja", "ngo", None), ("COOPI", "ngo", None)]),
    (
        "fr",
        "Elle travaille en partenariat avec la cellule nationale chargée du suivi des mesures de protection des enfants.",
        [("cellule nationale chargée du suivi des mesures de protection des enfants", "government", None)],
    ),
    (
        "en",
        "It is run in collaboration with the International and Lusophone Foundation for Administration, and in partnership with Office.",
        [("International and Lusophone Foundation for Administration", "ngo", None)],
    ),
    # who gets money; members of a list behind a post, or who hold posts; a part of the world; a list with articles; a project
    ("en", "Lumina Works gets $100,000 and $25,000 goes to Open Orchard.", [("Lumina Works", "ngo", None), ("Open Orchard", "ngo", None)]),
    ("fr", "Il a annoncé plus de 488 000 euros pour Main Ouverte.", [("Main Ouverte", "ngo", None)]),
    ("es", "Acompañaron el acto los codirectores de UNICEF, Juan Lituma y Rita Moro.", [("UNICEF", "un", None)]),
    ("fr", "Ont participé l'UNICEF, les Maires de Fès et le HCR.", [("UNICEF", "un", None), (None, "government", None), ("HCR", "un", None)]),
    ("en", "Experts of UNICEF for Asia and the Pacific attended.", [("UNICEF", "un", None)]),
    (
        "es",
        "Participó la Red contra la Trata, el Abuso y el Trabajo Infantil.",
        [("Red contra la Trata, el Abuso y el Trabajo Infantil", "ngo", None)],
    ),
    ("es", "UNICEF organiza el Proyecto Alianza para la Niñez.", [("UNICEF", "un", None)]),
    (
        "en",
        "The host was the Ministry of Commerce, Labour and Immigration.",
        [("Ministry of Commerce, Labour and Immigration", "government", None)],
    ),
    # members of one network; who gets it is no part of who gives it; an acronym reaches over no other name; a programme is another name
    (
        "en",
        "Caritas Europa and Caritas Armenia took part, and later Caritas hosted them.",
        [("Caritas Europa", "faith", None), ("Caritas Armenia", "faith", None)],
    ),
    (
        "en",
        "The tools were presented by UNICEF Peru for the National Police Service.",
        [("UNICEF Peru", "un", None), ("National Police Service", "government", None)],
    ),
    (
        "en",
        "They met members of the Inland Teachers' Federation and an expert of the International Labour Organization (ILO).",
        [("Inland Teachers' Federation", "ngo", None), ("International Labour Organization", "un", None)],
    ),
    ("en", "It met with Harbour Services and Project Lumen.", [("Harbour Services", "government", None)]),
    # who signs, signs for the body
    ("es", "Firmaron el convenio la directora de la Fundación Aurora y el alcalde.", [("Fundación Aurora", "ngo", None)]),
    # acronyms by what stands before them; none of things, projects and laws
    ("en", "Twelve detectives of the DARJIN attended.", [("DARJIN", "government", None)]),
    ("en", "The SOPs of the NRM, Section 37 of the IPC and the handbook of the PAVAX, a regional project, were presented.", []),
    # a sentence that breaks off
    ("en", "The Ministry met, Lumen and", []),
    # a possessive force
    ("en", "The Federal Police's trafficking unit attended.", [("Federal Police", "government", None)]),
    # a later, shorter naming is the same
    (
        "en",
        "The Investigation Agency of Peru met judges. Later the Investigation Agency trained them.",
        [("Investigation Agency of Peru", "government", None)],
    ),
    # groups beside many names
    (
        "en",
        "UNICEF, UNHCR, UNFPA and Interpol trained police together with NGOs.",
        [("UNICEF", "un", None), ("UNHCR", "un", None), ("UNFPA", "un", None), ("Interpol", "igo", None)],
    ),
    # areas of the world within a name; whose office it is tells its kind
    (
        "en",
        "It was run with the Regional Office for Latin America and the Caribbean of UN Women.",
        [("Regional Office for Latin America and the Caribbean of UN Women", "un", None)],
    ),
    (
        "es",
        "Lo organizó la Oficina Regional para América Latina y el Caribe de ONU Mujeres.",
        [("Oficina Regional para América Latina y el Caribe de ONU Mujeres", "un", None)],
    ),
    # bodies as newspapers write them; any country's force is none
    (
        "en",
        "It was organised with the Home Affairs ministry and the Thyolo police.",
        [("Home Affairs ministry", "government", None), ("Thyolo police", "government", None)],
    ),
    ("en", "They trained with the Immigration and Customs department.", [("Immigration and Customs department", "government", None)]),
    # where something was held, whose view is told, where a news agency writes from
    ("en", "The workshop, held on Monday at the Kenya School of Law, was run with UNODC.", [("UNODC", "un", None)]),
    ("fr", "L'atelier s'est tenu à l'École nationale de police, avec l'appui de l'ONUDC.", [("ONUDC", "un", None)]),
    ("fr", "Pour l'UNICEF, les enfants sont en danger. La Fondation Lumen a ouvert un foyer.", [("Fondation Lumen", "ngo", None)]),
    ("en", "UNITED NATIONS (CNS) – The Lumen Foundation opened a home.", [("Lumen Foundation", "ngo", None)]),
    # phrases of joint work that hold another one
    (
        "en",
        "It is a partnership with the Supreme Court and the Lumen Foundation.",
        [("Supreme Court", "government", None), ("Lumen Foundation", "ngo", None)],
    ),
    # a name goes on to the acronym that is made of it, accents aside; a registered name of plain words is found as it is written
    (
        "fr",
        "Le centre est tenu par l'ONG Lumière ivoirienne pour l'égalité sociale (LIES).",
        [("Lumière ivoirienne pour l'égalité sociale", "ngo", None)],
    ),
    ("en", "People in need were helped by Caritas.", [("Caritas", "faith", None)]),
    # one head for several
    (
        "en",
        "It was organised with the Ministries of Interior, Justice and Labour of Peru.",
        [("Ministry of Interior", "government", None), ("Ministry of Justice", "government", None), ("Ministry of Labour", "government", None)],
    ),
    (
        "fr",
        "Il a réuni les ministères de la Justice, de l'Intérieur et de la Famille.",
        [
            ("ministère de la Justice", "government", None),
            ("ministère de l'Intérieur", "government", None),
            ("ministère de la Famille", "government", None),
        ],
    ),
    (
        "es",
        "Lo organizaron los Ministerios de Justicia y Trabajo con la Fundación Aurora.",
        [("Ministerio de Justicia", "government", None), ("Ministerio de Trabajo", "government", None), ("Fundación Aurora", "ngo", None)],
    ),
    (
        "en",
        "It was organised with the Ministries of Foreign Affairs and of Interior. The Ministry of Interior hosted it.",
        [("Ministry of Foreign Affairs", "government", None), ("Ministry of Interior", "government", None)],
    ),
    # a speaker's title, a donor
    ("en", "“This is a start,” said the Director of the Anti-Trafficking Unit.", []),
    ("en", "The course was funded by the European Union.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_partners_are_read_with_their_kind_and_number(language: str, text: str, expected: list[tuple[str | None, str, int | None]]) -> None:
    release = Release("r1", "sha", "files", None, "", text, language, "IOM", None, None, "original")
    found = []
    for statement in PartnerExtractor().extract(release):
        assert isinstance(statement.fact, Partner)
        assert all(text[m.start : m.end] == m.quote for m in statement.mentions)
        found.append((statement.fact.name, statement.fact.type, statement.fact.count))

    assert found == expected
