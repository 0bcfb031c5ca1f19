"""The tiny project with what goes into the post: a letter with an address, two annexes, contacts. All is invented."""

from __future__ import annotations

from pathlib import Path

from tests.output.annexes.made_up import pdf, saved
from tests.small_project import write

ATTACHMENTS = """\
- id: attachment-1
  number: 1
  kind: minutes
  title: Minutes on the seizure of a lantern
  date: '2030-01-10'
  file: minutes.pdf
  proves: [silent-walk-oduya-sam]
  origin: invented
- id: attachment-2
  number: 2
  kind: letter
  title: Letter of the mayor
  author: the mayor of Lowbridge
  file: held
  quotation: We saw nothing.
  proves: [silent-walk-oduya-sam]
  origin: invented
"""
CONTACTS = """\
id,recipient,form_of_address,name,surname,office,organisation,address,country,salutation,closing,language,envelope,\
certainty,verified_on,note,origin
pc-norland,leaflet,excellency,H.E. Ms Ingrid Solheim,Solheim,Permanent Representative,Delegation of Norland,\
Invented Street 12; 1010 Lakeside,Austria,,,en,DL,read,2030-01-20,,invented
pc-southland,leaflet,mr,Mr Otto Brand,Brand,,Embassy of Southland,1 Palace Square; 1020 Lakeside,,,,,No. 10,\
read,2030-01-20,,invented
"""
FILING = """\
<section id="who" title="Who complains">
<p>See <annex ref="attachment-1" page="2"/> and <annex ref="attachment-2"/>.</p>
</section>
<section id="annexes" title="Annexes">{% include "shared/annexes.html" %}</section>
"""
ADDRESS = "address: [12 Garden Street, 1000 Lakeside]\nsignatory_name: Ada Quill\n"


def make_posted(project: Path) -> Path:
    """Put into the tiny project what its letters need."""
    complaint = project / "cases/complaint.yaml"
    kept = [line for line in complaint.read_text().splitlines() if not line.startswith(("address:", "signatory_name:"))]
    complaint.write_text("\n".join([*kept, ADDRESS]))
    write(project, "cases/attachments.yaml", ATTACHMENTS)
    write(project, "cases/attachments/minutes.pdf", saved(pdf("First page", "Second page")))
    write(project, "cases/contacts.csv", CONTACTS)
    write(project, "templates/leaflet/filing.html", FILING)
    write(project, "templates/leaflet/letter.html", '{% include "shared/letter.html" %}\n')
    write(project, "templates/leaflet/letter_body.html", "<p>Please read what is enclosed.</p>\n")
    return project
