"""When two URLs name one thing, when they do not, and what a URL says of its work."""

import pickle
import re
import subprocess
import sys
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kblint.knowledge.identities.identify import identify, slug
from kblint.knowledge.identities.identity import Identity, Kind, Published
from kblint.knowledge.identities.urls import (
    _PLAIN,
    LONGEST,
    has_tracking,
    normalize,
    split,
    without_tracking,
)

HASH = "d96409bf894217686ba124d7356686c9"
PAPER = "Brooks_InstructPix2Pix_Learning_To_Follow_Image_Editing_Instructions_CVPR_2023_paper"

SPELLINGS = {
    (Kind.ARXIV, "2208.11970"): [
        ("abstract", "https://arxiv.org/abs/2208.11970"),
        ("pdf", "https://arxiv.org/pdf/2208.11970"),
        ("pdf with its suffix", "https://arxiv.org/pdf/2208.11970.pdf"),
        ("html", "https://arxiv.org/html/2208.11970v1"),
        ("postscript", "https://arxiv.org/ps/2208.11970"),
        ("other formats", "https://arxiv.org/format/2208.11970"),
        ("source", "https://arxiv.org/e-print/2208.11970"),
        ("generated pdf", "https://arxiv.org/ftp/arxiv/papers/2208/2208.11970.pdf"),
        ("a version", "https://arxiv.org/abs/2208.11970v3"),
        ("version and suffix", "https://arxiv.org/pdf/2208.11970v2.pdf"),
        ("upper case", "HTTPS://ArXiv.org/PDF/2208.11970V2.PDF"),
        ("no TLS", "http://arxiv.org/abs/2208.11970"),
        ("words to show", "https://arxiv.org/abs/2208.11970#:~:text=a,b"),
        ("no scheme", "//arxiv.org/abs/2208.11970"),
        ("www", "https://www.arxiv.org/abs/2208.11970"),
        ("for machines", "https://export.arxiv.org/abs/2208.11970"),
        ("a mirror", "http://cn.arxiv.org/pdf/2208.11970"),
        ("its first home", "http://xxx.lanl.gov/abs/2208.11970"),
        ("trailing slash", "https://arxiv.org/abs/2208.11970/"),
        ("empty fragment", "https://arxiv.org/abs/2208.11970#"),
        ("a fragment", "https://arxiv.org/html/2208.11970#S1"),
        ("a parameter", "https://arxiv.org/abs/2208.11970?context=cs.LG"),
        ("prefixed identifier", "https://arxiv.org/abs/arXiv:2208.11970"),
        ("doubled slash", "https://arxiv.org//abs/2208.11970"),
        ("default port", "https://arxiv.org:443/abs/2208.11970"),
        ("an escaped dot", "https://arxiv.org/abs/2208%2E11970"),
        ("dot segments", "https://arxiv.org/pdf/../abs/2208.11970"),
        ("final dot of the host", "https://arxiv.org./abs/2208.11970"),
        ("alphaXiv", "https://www.alphaxiv.org/abs/2208.11970v1"),
        ("ar5iv", "https://ar5iv.org/abs/2208.11970"),
        ("ar5iv's other home", "https://ar5iv.labs.arxiv.org/html/2208.11970"),
        ("vanity", "https://www.arxiv-vanity.com/papers/2208.11970/"),
        ("DOI", "https://doi.org/10.48550/arXiv.2208.11970"),
        ("Hugging Face", "https://huggingface.co/papers/2208.11970"),
        ("Semantic Scholar", "https://www.semanticscholar.org/arxiv/2208.11970"),
        ("SciRate", "https://scirate.com/arxiv/2208.11970"),
        ("Emergent Mind", "https://www.emergentmind.com/papers/2208.11970"),
        ("its address of old", "https://128.84.21.199/pdf/2208.11970.pdf"),
        ("a proxy", "https://arxiv.example.top/abs/2208.11970"),
        ("the catalogue of astrophysics",
         "https://ui.adsabs.harvard.edu/abs/2022arXiv220811970L/abstract"),
    ],
    (Kind.ARXIV, "1410.5401"): [
        ("four digits until 2014", "https://arxiv.org/abs/1410.5401"),
        ("and a version", "http://arxiv.org/pdf/1410.5401v2.pdf"),
        ("catalogued with its full stop",
         "http://adsabs.harvard.edu/abs/2014arXiv1410.5401C"),
    ],
    (Kind.ARXIV, "cs/0601001"): [
        ("old style", "https://arxiv.org/abs/cs/0601001"),
        ("its class does not count", "https://arxiv.org/abs/cs.CV/0601001"),
        ("pdf and version", "http://arxiv.org/pdf/cs/0601001v1.pdf"),
    ],
    (Kind.ARXIV, "hep-th/9901001"): [("a hyphen", "https://arxiv.org/abs/hep-th/9901001")],
    (Kind.DOI, "10.1145/3383313.3412248"): [
        ("resolver", "https://doi.org/10.1145/3383313.3412248"),
        ("old resolver", "http://dx.doi.org/10.1145/3383313.3412248"),
        ("www", "https://www.doi.org/10.1145/3383313.3412248"),
        ("prefixed", "https://doi.org/doi:10.1145/3383313.3412248"),
        ("escaped", "https://doi.org/10.1145%2F3383313.3412248"),
        ("trailing slash", "https://doi.org/10.1145/3383313.3412248/"),
        ("ACM", "https://dl.acm.org/doi/10.1145/3383313.3412248"),
        ("ACM abstract", "https://dl.acm.org/doi/abs/10.1145/3383313.3412248"),
        ("ACM pdf", "https://dl.acm.org/doi/pdf/10.1145/3383313.3412248"),
        ("ACM in full", "https://dl.acm.org/doi/fullHtml/10.1145/3383313.3412248#sec-2"),
        ("ACM until 2019", "https://dl.acm.org/citation.cfm?doid=3383313.3412248"),
        ("and so", "http://portal.acm.org/citation.cfm?id=3383313.3412248&CFID=1"),
        ("a resolver of another house", "https://doi.acm.org/10.1145/3383313.3412248"),
        ("a shadow library", "https://sci-hub.se/10.1145/3383313.3412248"),
    ],
    (Kind.DOI, "10.1186/s13321-019-0407-y"): [
        ("BioMed Central",
         "https://jcheminf.biomedcentral.com/articles/10.1186/s13321-019-0407-y"),
        ("pdf", "https://jcheminf.biomedcentral.com/counter/pdf/10.1186/s13321-019-0407-y.pdf"),
        ("any house whose articles are named by it",
         "https://journals.example.org/article/10.1186%2Fs13321-019-0407-y?token=a"),
    ],
    (Kind.DOI, "10.2139/ssrn.4412788"): [
        ("SSRN", "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4412788"),
        ("pdf", "https://papers.ssrn.com/sol3/Delivery.cfm/SSRN_ID4429709.pdf?abstractid=4412788&mirid=1"),
        ("short", "https://ssrn.com/abstract=4412788"),
        ("DOI", "https://dx.doi.org/10.2139/ssrn.4412788"),
    ],
    (Kind.DOI, "10.5281/zenodo.5855972"): [
        ("Zenodo", "https://zenodo.org/record/5855972#.YeQUyFjMI-Q"),
        ("new", "https://zenodo.org/records/5855972"),
        ("DOI", "https://doi.org/10.5281/zenodo.5855972"),
        ("its DOI there", "https://zenodo.org/doi/10.5281/zenodo.5855972"),
    ],
    (Kind.DOI, "10.6084/m9.figshare.5616448"): [
        ("figshare", "https://figshare.com/articles/dataset/A_title/5616448"),
        ("a version", "https://figshare.com/articles/A_title/5616448/3"),
        ("DOI of a version", "https://doi.org/10.6084/m9.figshare.5616448.v3"),
    ],
    (Kind.DOI, "10.36227/techrxiv.22683919"): [
        ("TechRxiv", "https://www.techrxiv.org/articles/preprint/A_title/22683919"),
        ("DOI", "https://doi.org/10.36227/techrxiv.22683919.v2"),
    ],
    (Kind.DOI, "10.21437/interspeech.2019-2537"): [
        ("ISCA", "https://www.isca-speech.org/archive_v0/Interspeech_2019/pdfs/2537.pdf"),
        ("abstract", "https://www.isca-speech.org/archive/Interspeech_2019/abstracts/2537.html"),
        ("DOI", "https://doi.org/10.21437/Interspeech.2019-2537"),
    ],
    (Kind.OSF, "dnp65"): [
        ("project", "https://osf.io/dnp65/"),
        ("preprint", "https://osf.io/preprints/psyarxiv/dnp65"),
        ("a version", "https://osf.io/preprints/dnp65_v2"),
        ("DOI", "https://doi.org/10.31234/osf.io/dnp65"),
        ("DOI of another server", "https://doi.org/10.17605/OSF.IO/DNP65"),
    ],
    (Kind.ACM, "3240618"): [
        ("number", "https://dl.acm.org/citation.cfm?id=3240618"),
        ("and more", "http://dl.acm.org/citation.cfm?id=3240618&bnc=1"),
        ("file", "https://dl.acm.org/ft_gateway.cfm?id=3240618&type=pdf"),
        ("delivered", "http://delivery.acm.org/10.1145/3250000/3240618/p1-a.pdf?ip=1.2.3.4&id=3240618"),
    ],
    (Kind.DOI, "10.1111/cgf.13098"): [
        ("case does not count", "https://doi.org/10.1111/CGF.13098"),
        ("Wiley", "https://onlinelibrary.wiley.com/doi/10.1111/cgf.13098"),
        ("Wiley abstract", "http://onlinelibrary.wiley.com/doi/10.1111/cgf.13098/abstract"),
        ("Wiley pdf", "https://onlinelibrary.wiley.com/doi/epdf/10.1111/cgf.13098"),
        ("any house of that platform", "https://journals.example.org/doi/full/10.1111/cgf.13098"),
    ],
    (Kind.DOI, "10.1007/s11263-019-01247-4"): [
        ("article", "https://link.springer.com/article/10.1007/s11263-019-01247-4"),
        ("pdf", "https://link.springer.com/content/pdf/10.1007/s11263-019-01247-4.pdf"),
        ("escaped pdf", "https://link.springer.com/content/pdf/10.1007%2Fs11263-019-01247-4.pdf"),
        ("bare", "https://link.springer.com/10.1007/s11263-019-01247-4"),
    ],
    (Kind.DOI, "10.1007/978-3-540-75225-7_5"): [
        ("chapter", "https://link.springer.com/chapter/10.1007/978-3-540-75225-7_5"),
    ],
    (Kind.DOI, "10.1007/978-3-540-75225-7"): [
        ("a book is not its chapter", "https://link.springer.com/book/10.1007/978-3-540-75225-7"),
    ],
    (Kind.DOI, "10.1101/2022.07.10.499510"): [
        ("resolver", "https://doi.org/10.1101/2022.07.10.499510"),
        ("bioRxiv", "https://www.biorxiv.org/content/10.1101/2022.07.10.499510v1"),
        ("in full", "https://www.biorxiv.org/content/10.1101/2022.07.10.499510v2.full"),
        ("pdf", "https://www.biorxiv.org/content/10.1101/2022.07.10.499510v2.full.pdf"),
        ("by day", "https://www.biorxiv.org/content/early/2022/07/11/2022.07.10.499510.full.pdf"),
    ],
    (Kind.DOI, "10.1101/114363"): [
        ("bioRxiv until 2019", "https://www.biorxiv.org/content/10.1101/114363v1"),
        ("by day", "https://www.biorxiv.org/content/biorxiv/early/2017/03/06/114363.1.full.pdf"),
        ("of its first years", "http://biorxiv.org/content/early/2017/03/06/114363"),
    ],
    (Kind.DOI, "10.64898/2025.12.05.692001"): [
        ("bioRxiv since December 2025",
         "https://www.biorxiv.org/content/10.64898/2025.12.05.692001v1"),
    ],
    (Kind.DOI, "10.1038/nature14539"): [
        ("Nature", "https://www.nature.com/articles/nature14539"),
        ("pdf", "https://www.nature.com/articles/nature14539.pdf"),
        ("by volume", "http://www.nature.com/nature/journal/v521/n7553/full/nature14539.html"),
    ],
    (Kind.DOI, "10.1371/journal.pone.0130140"): [
        ("PLOS", "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0130140"),
        ("pdf", "https://journals.plos.org/plosone/article/file?id=10.1371%2Fjournal.pone.0130140&type=printable"),
    ],
    (Kind.DOI, "10.3389/fnins.2019.00095"): [
        ("Frontiers", "https://www.frontiersin.org/articles/10.3389/fnins.2019.00095/full"),
    ],
    (Kind.DOI, "10.1088/1361-6560/acca5c"): [
        ("IOP", "https://iopscience.iop.org/article/10.1088/1361-6560/acca5c/meta"),
    ],
    (Kind.DOI, "10.1103/physrevlett.116.061102"): [
        ("APS", "https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102"),
    ],
    (Kind.DOI, "10.24963/ijcai.2018/336"): [
        ("IJCAI", "https://www.ijcai.org/proceedings/2018/336"),
        ("pdf", "https://www.ijcai.org/Proceedings/2018/0336.pdf"),
        ("old host", "http://static.ijcai.org/proceedings-2018/0336.pdf"),
        ("DOI", "https://doi.org/10.24963/ijcai.2018/336"),
    ],
    (Kind.IJCAI, "16/187"): [
        ("before there were DOIs", "https://www.ijcai.org/Proceedings/16/Papers/187.pdf"),
        ("abstract", "https://www.ijcai.org/Abstract/16/187"),
    ],
    (Kind.IJCAI, "97-2/011"): [
        ("volumes", "http://www.ijcai.org/Proceedings/97-2/011.pdf"),
        ("old", "http://www.ijcai.org/Past%20Proceedings/IJCAI-97-VOL2/PDF/011.pdf"),
    ],
    (Kind.DOI, "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"): [
        ("all that a DOI may hold",
         "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2"),
    ],
    (Kind.OPENREVIEW, "GJsuYHhAga"): [
        ("forum", "https://openreview.net/forum?id=GJsuYHhAga"),
        ("pdf", "https://openreview.net/pdf?id=GJsuYHhAga"),
        ("a comment", "https://openreview.net/forum?id=GJsuYHhAga&noteId=abc"),
        ("other order", "http://www.openreview.net/forum?referrer=x&id=GJsuYHhAga#all"),
        ("attached", "https://openreview.net/attachment?id=GJsuYHhAga&name=pdf"),
    ],
    (Kind.ACL, "P19-1001"): [
        ("page", "https://aclanthology.org/P19-1001/"),
        ("pdf", "https://aclanthology.org/P19-1001.pdf"),
        ("lower case", "https://aclanthology.org/p19-1001"),
        ("old host", "http://www.aclweb.org/anthology/P19-1001"),
        ("older host", "http://aclweb.org/anthology/P19-1001.pdf"),
        ("oldest host", "http://anthology.aclweb.org/P/P19/P19-1001.pdf"),
        ("by volume", "https://www.aclweb.org/anthology/papers/P/P19/P19-1001/"),
        ("DOI", "https://doi.org/10.18653/v1/P19-1001"),
    ],
    (Kind.ACL, "2020.emnlp-main.455"): [
        ("page", "https://aclanthology.org/2020.emnlp-main.455/"),
        ("corrected", "https://www.aclweb.org/anthology/2020.emnlp-main.455v2.pdf"),
        ("upper case", "https://aclanthology.org/2020.EMNLP-main.455.pdf"),
    ],
    (Kind.PMLR, "v202/wang23ah"): [
        ("page", "https://proceedings.mlr.press/v202/wang23ah.html"),
        ("pdf", "http://proceedings.mlr.press/v202/wang23ah/wang23ah.pdf"),
        ("flat pdf", "http://proceedings.mlr.press/v202/wang23ah.pdf"),
        ("no suffix", "https://proceedings.mlr.press/v202/wang23ah"),
        ("its repository",
         "https://raw.githubusercontent.com/mlresearch/v202/main/assets/wang23ah/wang23ah.pdf"),
    ],
    (Kind.PMLR, "v37/chung15"): [
        ("until 2016", "http://jmlr.org/proceedings/papers/v37/chung15.pdf"),
    ],
    (Kind.JMLR, "17/15-239"): [
        ("page", "https://jmlr.org/papers/v17/15-239.html"),
        ("pdf", "http://www.jmlr.org/papers/volume17/15-239/15-239.pdf"),
        ("mirror", "https://jmlr.csail.mit.edu/papers/v17/15-239.html"),
    ],
    (Kind.CVF, f"CVPR2023/{PAPER}"): [
        ("page", f"https://openaccess.thecvf.com/content/CVPR2023/html/{PAPER}.html"),
        ("pdf", f"http://openaccess.thecvf.com/content/CVPR2023/papers/{PAPER}.pdf"),
        ("no suffix", f"https://openaccess.thecvf.com/content/CVPR2023/papers/{PAPER}"),
    ],
    (Kind.CVF, "CVPR2018/Du_X_Y_CVPR_2018_paper"): [
        ("page", "http://openaccess.thecvf.com/content_cvpr_2018/html/Du_X_Y_CVPR_2018_paper.html"),
        ("pdf", "http://openaccess.thecvf.com/content_CVPR_2018/papers/Du_X_Y_CVPR_2018_paper.pdf"),
    ],
    (Kind.CVF, "ECCV2018/Du_X_Y_ECCV_2018_paper"): [
        ("page", "http://openaccess.thecvf.com/content_ECCV_2018/html/Du_X_Y_ECCV_2018_paper.html"),
        ("its own site", "https://eccv2018.org/openaccess/content_ECCV_2018/papers/Du_X_Y_ECCV_2018_paper.pdf"),
    ],
    (Kind.CVF, "CVPR2022/D%C3%BC_X_Y_CVPR_2022_paper"): [
        ("letters", "https://openaccess.thecvf.com/content/CVPR2022/html/Dü_X_Y_CVPR_2022_paper.html"),
        ("escaped", "https://openaccess.thecvf.com/content/CVPR2022/html/D%C3%BC_X_Y_CVPR_2022_paper.html"),
    ],
    (Kind.CVF, "ICCV2019/Du_X_Y_ICCV_2019_paper"): [
        ("page", "http://openaccess.thecvf.com/content_ICCV_2019/html/Du_X_Y_ICCV_2019_paper.html"),
    ],
    (Kind.CVF, "ACCV2020/Du_X_Y_ACCV_2020_paper"): [
        ("page", "https://openaccess.thecvf.com/content/ACCV2020/html/Du_X_Y_ACCV_2020_paper.html"),
    ],
    (Kind.CVF, "CVPR2015/Du_X_Y_2015_CVPR_paper"): [
        ("old host", "http://www.cv-foundation.org/openaccess/content_cvpr_2015/papers/Du_X_Y_2015_CVPR_paper.pdf"),
    ],
    (Kind.CVF, "CVPR2022/NTIRE/Du_X_Y_CVPRW_2022_paper"): [
        ("workshop", "https://openaccess.thecvf.com/content/CVPR2022W/NTIRE/html/Du_X_Y_CVPRW_2022_paper.html"),
        ("pdf", "https://openaccess.thecvf.com/content/CVPR2022W/NTIRE/papers/Du_X_Y_CVPRW_2022_paper.pdf"),
    ],
    (Kind.CVF, "CVPR2019/A%20B/Du_X_Y_CVPRW_2019_paper"): [
        ("escaped", "http://openaccess.thecvf.com/content_CVPRW_2019/papers/A%20B/Du_X_Y_CVPRW_2019_paper.pdf"),
    ],
    (Kind.CVF, "ICCV2017/w17/Du_X_Y_ICCV_2017_paper"): [
        ("old workshop", "https://openaccess.thecvf.com/content_ICCV_2017_workshops/papers/w17/Du_X_Y_ICCV_2017_paper.pdf"),
        ("its page", "https://openaccess.thecvf.com/content_ICCV_2017_workshops/w17/html/Du_X_Y_ICCV_2017_paper.html"),
    ],
    (Kind.ECVA, "eccv_2020/papers_ECCV/papers/123720154.pdf"): [
        ("ECCV", "http://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123720154.pdf"),
    ],
    (Kind.NEURIPS, f"2020/{HASH}"): [
        ("page", f"https://proceedings.neurips.cc/paper/2020/hash/{HASH}-Abstract.html"),
        ("pdf", f"https://papers.nips.cc/paper/2020/file/{HASH}-Paper.pdf"),
        ("new folder", f"https://papers.neurips.cc/paper_files/paper/2020/file/{HASH}-Paper.pdf"),
        ("doubled slash", f"https://proceedings.neurips.cc//paper/2020/file/{HASH}-Paper.pdf"),
    ],
    (Kind.NEURIPS, f"2022/{HASH}"): [
        ("track", f"https://papers.nips.cc/paper_files/paper/2022/file/{HASH}-Paper-Conference.pdf"),
        ("page", f"https://papers.nips.cc/paper/2022/hash/{HASH}-Abstract-Conference.html"),
    ],
    (Kind.NEURIPS, f"2022/{HASH}/Datasets_and_Benchmarks"): [
        ("another track may share a hash", f"https://proceedings.neurips.cc/paper_files/paper/2022/file/{HASH}-Paper-Datasets_and_Benchmarks.pdf"),
    ],
    (Kind.NEURIPS, f"2021/{HASH}/round1"): [
        ("rounds of 2021", f"https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/{HASH}-Abstract-round1.html"),
    ],
    (Kind.NEURIPS, "5423-generative-adversarial-nets"): [
        ("page", "http://papers.nips.cc/paper/5423-generative-adversarial-nets"),
        ("pdf", "http://papers.nips.cc/paper/5423-generative-adversarial-nets.pdf"),
    ],
    (Kind.ICLR, f"2024/{HASH}"): [
        ("ICLR", f"https://proceedings.iclr.cc/paper_files/paper/2024/hash/{HASH}-Abstract-Conference.html"),
    ],
    (Kind.MLSYS, f"2023/{HASH}"): [
        ("MLSys", f"https://proceedings.mlsys.org/paper_files/paper/2023/hash/{HASH}-Abstract-mlsys2023.html"),
        ("pdf", f"https://proceedings.mlsys.org/paper_files/paper/2023/file/{HASH}-Paper-mlsys2023.pdf"),
    ],
    (Kind.MLSYS, f"2024/{HASH}"): [
        ("MLSys since 2024", f"https://proceedings.mlsys.org/paper_files/paper/2024/file/{HASH}-Paper-Conference.pdf"),
    ],
    (Kind.MLSYS, f"2020/{HASH}"): [
        ("MLSys until 2022", f"https://proceedings.mlsys.org/paper/2020/hash/{HASH}-Abstract.html"),
    ],
    (Kind.ICML, "2020/1121"): [
        ("of one year", "https://proceedings.icml.cc/static/paper_files/icml/2020/1121-Paper.pdf"),
    ],
    (Kind.ICML, "2004/136"): [
        ("folder", "https://icml.cc/Conferences/2004/proceedings/papers/136.pdf"),
    ],
    (Kind.ICML, "2011/349"): [
        ("suffix", "https://icml.cc/Conferences/2011/papers/349_icmlpaper.pdf"),
    ],
    (Kind.ICML, "2012/616"): [("short", "http://icml.cc/2012/papers/616.pdf")],
    (Kind.USENIX, "osdi22/yu"): [
        ("talk", "https://www.usenix.org/conference/osdi22/presentation/yu"),
        ("paper", "https://www.usenix.org/system/files/osdi22-yu.pdf"),
        ("mended paper", "https://www.usenix.org/system/files/osdi22-yu_0.pdf"),
        ("marked", "https://www.usenix.org/system/files/osdi22-paper-yu.pdf"),
    ],
    (Kind.USENIX, "osdi16/abadi-martin"): [
        ("session", "https://www.usenix.org/conference/osdi16/technical-sessions/presentation/abadi-martin"),
        ("folder", "https://www.usenix.org/system/files/conference/osdi16/osdi16-abadi_martin.pdf"),
    ],
    (Kind.USENIX, "usenixsecurity20/carlini"): [
        ("talk", "https://www.usenix.org/conference/usenixsecurity20/presentation/carlini"),
        ("whose files have a short name", "https://www.usenix.org/system/files/sec20-carlini.pdf"),
    ],
    (Kind.USENIX, "enigma2017/evans"): [
        ("programme", "https://www.usenix.org/conference/enigma2017/conference-program/presentation/evans"),
    ],
    (Kind.VLDB, "vol16/p1059-li"): [
        ("PVLDB", "https://www.vldb.org/pvldb/vol16/p1059-li.pdf"),
    ],
    (Kind.VLDB, "vol5/p1790_andrewlamb_vldb2012"): [
        ("PVLDB's first", "http://vldb.org/pvldb/vol5/p1790_andrewlamb_vldb2012.pdf"),
    ],
    (Kind.IEEE_CS, "proceedings-article/icse/2024/021700a880/1V5BksrVgsg"): [
        ("conference",
         "https://www.computer.org/csdl/proceedings-article/icse/2024/021700a880/1V5BksrVgsg"),
    ],
    (Kind.IEEE_CS, "journal/td/5555/01/10792656/22AQNnaMR6U"): [
        ("journal", "https://www.computer.org/csdl/journal/td/5555/01/10792656/22AQNnaMR6U"),
    ],
    (Kind.MDPI, "2076-3417/9/8/1665"): [
        ("page", "https://www.mdpi.com/2076-3417/9/8/1665"),
        ("text", "https://www.mdpi.com/2076-3417/9/8/1665/htm"),
        ("pdf", "https://www.mdpi.com/2076-3417/9/8/1665/pdf?version=1"),
    ],
    (Kind.JAMA, "jama/2801170"): [
        ("text", "https://jamanetwork.com/journals/jama/fullarticle/2801170"),
        ("abstract", "https://jamanetwork.com/journals/jama/article-abstract/2801170"),
        ("a key", "https://jamanetwork.com/journals/jama/fullarticle/2801170?guestAccessKey=6d6e"),
    ],
    (Kind.HAL, "hal-01348404"): [
        ("a portal", "https://hal.inria.fr/hal-01348404"),
        ("document", "https://hal.inria.fr/hal-01348404v2/document"),
        ("file", "https://hal-enpc.archives-ouvertes.fr/hal-01348404/file/ICCV11a.pdf"),
        ("old", "https://hal.archives-ouvertes.fr/hal-01348404/PDF/proof.pdf"),
        ("new", "https://inria.hal.science/hal-01348404v1"),
    ],
    (Kind.CITESEERX, "10.1.1.30.9386"): [
        ("summary", "http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.30.9386"),
        ("pdf", "http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.30.9386&rep=rep1&type=pdf"),
        ("a session",
         "http://citeseerx.ist.psu.edu/viewdoc/download;jsessionid=1A?doi=10.1.1.30.9386"),
    ],
    (Kind.CITESEERX, "9e1ef9e0a9de1d1c5e36d1a4c735da2fa313c563"): [
        ("digest", "https://citeseerx.ist.psu.edu/document?repid=rep1&type=pdf&doi=9e1ef9e0a9de1d1c5e36d1a4c735da2fa313c563"),
    ],
    (Kind.RESEARCHGATE, "262270957"): [
        ("titled", "https://www.researchgate.net/publication/262270957_Large-scale_categorization"),
        ("bare", "https://www.researchgate.net/publication/262270957"),
        ("file of an author", "https://www.researchgate.net/profile/A_B/publication/262270957_Large-scale_categorization/links/5512/Large-scale.pdf"),
    ],
    (Kind.GOOGLE_RESEARCH, "43146"): [
        ("page", "https://research.google/pubs/pub43146/"),
        ("old", "http://research.google.com/pubs/pub43146.html"),
        ("between", "https://ai.google/research/pubs/pub43146"),
        ("file", "https://storage.googleapis.com/pub-tools-public-publication-data/pdf/43146.pdf"),
    ],
    (Kind.PAPERS_WITH_CODE, "a-survey-on-segment-anything-model-sam-vision"): [
        ("page", "https://paperswithcode.com/paper/a-survey-on-segment-anything-model-sam-vision"),
        ("a field", "https://cs.paperswithcode.com/paper/a-survey-on-segment-anything-model-sam-vision"),
    ],
    (Kind.ISBN, "9780596007126"): [
        ("Amazon", "https://www.amazon.com/dp/0596007124"),
        ("titled", "https://www.amazon.com/Head-First-Design-Patterns/dp/0596007124/ref=sr_1_1?ie=UTF8"),
        ("old", "https://www.amazon.com/gp/product/0596007124/"),
        ("of another country", "https://www.amazon.co.uk/Head-First/dp/0596007124"),
        ("O'Reilly", "https://www.oreilly.com/library/view/head-first-design/9780596007126/"),
        ("Open Library", "https://openlibrary.org/isbn/0596007124"),
        ("Goodreads by it", "https://www.goodreads.com/book/isbn/9780596007126"),
    ],
    (Kind.ISBN, "9780387310732"): [
        ("Springer", "https://link.springer.com/book/9780387310732"),
        ("its shop", "https://www.springer.com/gp/book/9780387310732"),
    ],
    (Kind.ISBN, "9780804429573"): [("X", "https://www.amazon.de/dp/080442957X")],
    (Kind.GOODREADS, "108986"): [
        ("titled", "https://www.goodreads.com/book/show/108986.Introduction_to_Algorithms"),
        ("newer", "https://www.goodreads.com/book/show/108986-introduction-to-algorithms"),
        ("bare", "http://goodreads.com/book/show/108986"),
        ("a language", "https://www.goodreads.com/en/book/show/108986.Introduction_to_Algorithms"),
        ("found", "https://www.goodreads.com/book/show/108986.X?from_search=true&rank=1"),
    ],
    (Kind.AAAI, "Papers/AAAI/2004/AAAI04-130"): [
        ("file", "https://www.aaai.org/Papers/AAAI/2004/AAAI04-130.pdf"),
    ],
    (Kind.AAAI, "AAAI22Papers/AAAI-8809.YueZ"): [
        ("of one year", "https://www.aaai.org/AAAI22Papers/AAAI-8809.YueZ.pdf"),
    ],
    (Kind.AAAI, "AAAI/28219"): [
        ("page", "https://ojs.aaai.org/index.php/AAAI/article/view/28219"),
        ("pdf", "https://ojs.aaai.org//index.php/AAAI/article/view/28219/28433"),
        ("file", "https://ojs.aaai.org/index.php/AAAI/article/download/28219/28433"),
        ("old host", "https://www.aaai.org/ojs/index.php/AAAI/article/view/28219"),
        ("DOI", "https://doi.org/10.1609/aaai.v38i5.28219"),
    ],
    (Kind.AAAI, "AAAI/AAAI18/17341"): [
        ("until 2018", "https://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/viewFile/17341/16122"),
        ("page", "https://aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/17341"),
    ],
    (Kind.IEEE, "8715409"): [
        ("page", "https://ieeexplore.ieee.org/document/8715409"),
        ("abstract", "http://ieeexplore.ieee.org/abstract/document/8715409/"),
        ("a token", "https://ieeexplore.ieee.org/abstract/document/8715409?casa_token=A:b_c"),
        ("stamp", "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8715409&tag=1"),
        ("file", "https://ieeexplore.ieee.org/iel7/34/4359286/08715409.pdf"),
    ],
    (Kind.SCIENCEDIRECT, "S0950705120305761"): [
        ("page", "https://www.sciencedirect.com/science/article/pii/S0950705120305761"),
        ("abstract", "https://www.sciencedirect.com/science/article/abs/pii/S0950705120305761"),
        ("with where from",
         "https://www.sciencedirect.com/science/article/pii/S0950705120305761?via%3Dihub"),
        ("hub", "https://linkinghub.elsevier.com/retrieve/pii/s0950705120305761"),
        ("reader", "https://reader.elsevier.com/reader/sd/pii/S0950705120305761?token=0CC1"),
    ],
    (Kind.SCIENCEDIRECT, "S2589750023000833"): [
        ("page", "https://www.sciencedirect.com/science/article/pii/S2589750023000833"),
        ("The Lancet", "https://www.thelancet.com/journals/landig/article/PIIS2589-7500(23)00083-3/fulltext"),
        ("escaped", "https://www.thelancet.com/journals/landig/article/PIIS2589-7500%2823%2900083-3/fulltext"),
        ("pdf", "https://www.thelancet.com/action/showPdf?pii=S2589-7500%2823%2900083-3"),
        ("a society of that house", "https://www.example.org/article/S2589-7500(23)00083-3/fulltext"),
        ("DOI", "https://doi.org/10.1016/S2589-7500(23)00083-3"),
    ],
    (Kind.SCIENCEDIRECT, "0893608089900208"): [
        ("of the last century",
         "https://www.sciencedirect.com/science/article/abs/pii/0893608089900208"),
        ("DOI", "https://doi.org/10.1016/0893-6080(89)90020-8"),
    ],
    (Kind.SCIENCEDIRECT, "B9781558603356500465"): [
        ("chapter", "https://www.sciencedirect.com/science/article/pii/B9781558603356500465"),
        ("DOI", "https://doi.org/10.1016/B978-1-55860-335-6.50046-5"),
    ],
    (Kind.SEMANTIC_SCHOLAR, "2f3efe44083af91cef562c1a3451eee2f8601d22"): [
        ("titled", "https://www.semanticscholar.org/paper/WebGPT%3A-Nakano-Hilton/2f3efe44083af91cef562c1a3451eee2f8601d22"),
        ("bare",
         "https://www.semanticscholar.org/paper/2f3efe44083af91cef562c1a3451eee2f8601d22"),
        ("reader",
         "https://www.semanticscholar.org/reader/2f3efe44083af91cef562c1a3451eee2f8601d22"),
        ("file",
         "https://pdfs.semanticscholar.org/2f3e/fe44083af91cef562c1a3451eee2f8601d22.pdf?_ga=2.1"),
    ],
    (Kind.PUBMED, "PMC5391725"): [
        ("page", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5391725/"),
        ("pdf", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5391725/pdf/ocw112.pdf"),
        ("new host", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5391725/"),
        ("Europe", "https://europepmc.org/articles/PMC5391725"),
        ("and so", "https://europepmc.org/article/PMC/PMC5391725"),
    ],
    (Kind.PUBMED, "28301734"): [
        ("page", "https://pubmed.ncbi.nlm.nih.gov/28301734/"),
        ("old host", "https://www.ncbi.nlm.nih.gov/pubmed/28301734"),
        ("Europe", "https://europepmc.org/article/MED/28301734"),
    ],
    (Kind.GITHUB, "owner/repo.js"): [
        ("plain", "https://github.com/owner/repo.js"),
        ("case", "https://GitHub.com/Owner/Repo.js"),
        ("slash", "https://github.com/owner/repo.js/"),
        ("clone", "https://github.com/owner/repo.js.git"),
        ("www", "http://www.github.com/owner/repo.js"),
        ("readme", "https://github.com/owner/repo.js#readme"),
        ("tab", "https://github.com/owner/repo.js?tab=readme-ov-file#readme-ov-file"),
        ("tracking", "https://github.com/owner/repo.js?fbclid=IwAR"),
        ("doubled slash", "https://github.com//owner/repo.js"),
        ("words to show", "https://github.com/Owner/repo.js#:~:text=a"),
    ],
    (Kind.REPOSITORY, "gitlab.com/owner/repo"): [
        ("GitLab", "https://gitlab.com/Owner/repo"),
        ("clone", "https://gitlab.com/owner/repo.git"),
    ],
    (Kind.REPOSITORY, "bitbucket.org/owner/repo"): [("Bitbucket", "https://bitbucket.org/owner/repo/")],
    (Kind.REPOSITORY, "codeberg.org/owner/repo"): [("Codeberg", "https://codeberg.org/owner/repo")],
    (Kind.REPOSITORY, "sourceforge.net/projects/piqle"): [
        ("SourceForge", "http://sourceforge.net/projects/piqle/"),
        ("short", "https://sourceforge.net/p/piqle/"),
    ],
    (Kind.REPOSITORY, "code.google.com/archive/p/word2vec"): [
        ("Google Code", "https://code.google.com/p/word2vec/"),
        ("archive", "https://code.google.com/archive/p/word2vec"),
    ],
    (Kind.REPOSITORY, "huggingface.co/eleutherai/gpt-j-6b"): [
        ("model", "https://huggingface.co/EleutherAI/gpt-j-6b"),
        ("case", "https://huggingface.co/EleutherAI/gpt-j-6B"),
        ("short host", "https://hf.co/EleutherAI/gpt-j-6b"),
        ("words to show", "https://huggingface.co/EleutherAI/gpt-j-6b#:~:text=a"),
    ],
    (Kind.REPOSITORY, "huggingface.co/datasets/mulan-dataset/v1.0"): [
        ("data set", "https://huggingface.co/datasets/mulan-dataset/v1.0"),
    ],
    (Kind.REPOSITORY, "huggingface.co/spaces/bigscience/license"): [
        ("demonstration", "https://huggingface.co/spaces/bigscience/license"),
    ],
    (Kind.REPOSITORY, "modelscope.cn/models/damo/video-to-video"): [
        ("ModelScope", "https://modelscope.cn/models/damo/Video-to-Video"),
        ("tab", "https://www.modelscope.cn/models/damo/Video-to-Video/summary"),
    ],
    (Kind.VIDEO, "vimeo.com/110835013"): [
        ("Vimeo", "http://vimeo.com/110835013"),
        ("channel", "https://vimeo.com/channels/staffpicks/110835013"),
        ("embedded", "https://player.vimeo.com/video/110835013?h=1"),
        ("unlisted", "https://vimeo.com/110835013/0123456789"),
    ],
    (Kind.VIDEO, "www.bilibili.com/video/BV1Xb411X7c3"): [
        ("Bilibili", "https://www.bilibili.com/video/BV1Xb411X7c3/?spm_id_from=333.788&vd_source=1e"),
        ("first part", "https://www.bilibili.com/video/BV1Xb411X7c3?p=1"),
        ("telephone", "https://m.bilibili.com/video/BV1Xb411X7c3"),
    ],
    (Kind.VIDEO, "www.bilibili.com/video/av51439240"): [
        ("Bilibili until 2020", "https://www.bilibili.com/video/av51439240"),
    ],
    (Kind.YOUTUBE, "dQw4w9WgXcQ"): [
        ("watch", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("short host", "https://youtu.be/dQw4w9WgXcQ"),
        ("shared", "https://youtu.be/dQw4w9WgXcQ?si=abc&t=10"),
        ("embedded", "https://www.youtube.com/embed/dQw4w9WgXcQ"),
        ("without cookies", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("short", "https://youtube.com/shorts/dQw4w9WgXcQ"),
        ("telephone", "https://m.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("from a minute on", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=60s#top"),
        ("within a list", "https://www.youtube.com/watch?list=PLabcdefghijk&v=dQw4w9WgXcQ"),
    ],
    (Kind.YOUTUBE, "playlist/PLabcdefghijk"): [
        ("list", "https://www.youtube.com/playlist?list=PLabcdefghijk"),
        ("embedded list", "https://www.youtube.com/embed/videoseries?list=PLabcdefghijk"),
    ],
    (Kind.PAGE, "https://github.com/owner/repo/blob/main/a/B.pdf"): [
        ("file", "https://github.com/Owner/Repo/blob/main/a/B.pdf"),
        ("raw", "https://github.com/owner/repo/raw/main/a/B.pdf"),
        ("rawer", "https://github.com/owner/repo/blob/main/a/B.pdf?raw=true"),
        ("rawest", "https://raw.githubusercontent.com/owner/repo/main/a/B.pdf"),
        ("branch in full", "https://raw.githubusercontent.com/owner/repo/refs/heads/main/a/B.pdf"),
    ],
    (Kind.PAGE, "https://github.com/owner/repo#data"): [
        ("section", "https://github.com/Owner/Repo#data"),
        ("tab", "https://github.com/owner/repo?tab=readme-ov-file#data"),
    ],
    (Kind.PAGE, "https://github.com/owner"): [("owner", "https://github.com/Owner/")],
    (Kind.PAGE, "https://gist.github.com/587454dc0146a6ae21fc"): [
        ("gist", "https://gist.github.com/587454dc0146a6ae21fc"),
        ("and its owner", "https://gist.github.com/karpathy/587454dc0146a6ae21fc"),
        ("clone", "https://gist.github.com/karpathy/587454dc0146a6ae21fc.git"),
    ],
    (Kind.PAGE, "https://nature.com/articles/d41586-023-02361-7"): [
        ("Nature's news", "https://www.nature.com/articles/d41586-023-02361-7"),
        ("pdf", "https://www.nature.com/articles/d41586-023-02361-7.pdf?pdf=button%20sticky"),
        ("DOI", "https://doi.org/10.1038/d41586-023-02361-7"),
    ],
    (Kind.PAGE, "https://medium.com/p/80ea3ec3c471"): [
        ("of an author", "https://medium.com/@ageitgey/machine-learning-is-fun-80ea3ec3c471"),
        ("as once shared", "https://medium.com/@ageitgey/machine-learning-is-fun-80ea3ec3c471#.oa4rzez3g"),
        ("of a publication", "https://medium.com/pub/machine-learning-is-fun-80ea3ec3c471?source=x"),
        ("bare", "https://medium.com/p/80ea3ec3c471"),
        ("of the author's own", "https://ageitgey.medium.com/machine-learning-is-fun-80ea3ec3c471"),
        ("a publication's own",
         "https://medium.freecodecamp.com/machine-learning-is-fun-80ea3ec3c471?gi=1"),
        ("under a name of its own",
         "https://towardsdatascience.com/machine-learning-is-fun-80ea3ec3c471"),
    ],
    (Kind.PAGE, "https://en.wikipedia.org/wiki/TCP/IP_Illustrated#History"): [
        ("section", "https://en.wikipedia.org/wiki/TCP/IP_Illustrated#History"),
        ("telephone", "https://en.m.wikipedia.org/wiki/TCP/IP_Illustrated#History"),
        ("first letter", "https://en.wikipedia.org/wiki/tCP/IP_Illustrated#History"),
        ("script", "https://en.wikipedia.org/w/index.php?title=TCP/IP_Illustrated#History"),
    ],
    (Kind.PAGE, "https://stats.stackexchange.com/questions/101274"): [
        ("question", "http://stats.stackexchange.com/questions/101274/how-to-interpret?lq=1"),
        ("other words", "http://stats.stackexchange.com/questions/101274/how-to-read-it"),
        ("short", "https://stats.stackexchange.com/q/101274"),
        ("shared", "https://stats.stackexchange.com/q/101274/4711"),
    ],
    (Kind.PAGE, "https://stackoverflow.com/questions/1859554"): [
        ("question", "http://stackoverflow.com/questions/1859554/what-is-entropy"),
    ],
    (Kind.PAGE, "https://reddit.com/comments/1vuubw"): [
        ("thread", "https://www.reddit.com/r/C_Programming/comments/1vuubw/good_c_habits/"),
        ("old", "https://old.reddit.com/r/C_Programming/comments/1vuubw"),
        ("short", "https://redd.it/1vuubw"),
    ],
    (Kind.PAGE, "https://x.com/i/status/1639062868850266112"): [
        ("post", "https://twitter.com/_akhaliq/status/1639062868850266112"),
        ("renamed", "https://x.com/_akhaliq/status/1639062868850266112?s=20&t=a"),
        ("picture", "https://twitter.com/_akhaliq/status/1639062868850266112/photo/1"),
        ("telephone", "https://mobile.twitter.com/_akhaliq/statuses/1639062868850266112"),
    ],
    (Kind.PAGE, "https://x.com/docker"): [
        ("profile", "https://twitter.com/Docker"),
        ("tracked", "https://x.com/docker?ref_src=twsrc"),
    ],
    (Kind.PAGE, "https://x.com"): [("renamed", "https://twitter.com/"), ("root", "https://x.com")],
    (Kind.PAGE, "https://youtube.com/@someone"): [
        ("channel", "https://www.youtube.com/@SomeOne"),
        ("tab", "https://www.youtube.com/@someone/videos?view=0"),
    ],
    (Kind.PAGE, "https://youtube.com/channel/UC-yuWVUplUJZvieEligKBkA"): [
        ("channel", "https://www.youtube.com/channel/UC-yuWVUplUJZvieEligKBkA/featured"),
    ],
    (Kind.PAGE, "https://drive.google.com/open?id=1komQ7s9kPPvDx_8AxTh9A6tlfJA0j6dR"): [
        ("to see", "https://drive.google.com/file/d/1komQ7s9kPPvDx_8AxTh9A6tlfJA0j6dR/view?usp=sharing"),
        ("to fetch", "https://drive.google.com/uc?export=download&id=1komQ7s9kPPvDx_8AxTh9A6tlfJA0j6dR"),
        ("folder", "https://drive.google.com/drive/u/0/folders/1komQ7s9kPPvDx_8AxTh9A6tlfJA0j6dR"),
    ],
    (Kind.PAGE, "https://docs.google.com/presentation/d/1hQUd3pF8_2Gr2Obc89LKjmHL0DlH-uof9M0yFVd3FA4"): [
        ("to edit", "https://docs.google.com/presentation/d/1hQUd3pF8_2Gr2Obc89LKjmHL0DlH-uof9M0yFVd3FA4/edit?usp=sharing"),
        ("bare", "https://docs.google.com/presentation/d/1hQUd3pF8_2Gr2Obc89LKjmHL0DlH-uof9M0yFVd3FA4"),
    ],
    (Kind.PAGE, "https://colab.research.google.com/drive/1MVuk95mMg4ecGyUAIG94vedF81HtWQAr"): [
        ("shared", "https://colab.research.google.com/drive/1MVuk95mMg4ecGyUAIG94vedF81HtWQAr?usp=sharing"),
    ],
    (Kind.PAGE, "https://books.google.com/books?id=zyTCAlFPjgYC"): [
        ("volume", "https://books.google.ca/books?id=zyTCAlFPjgYC&pg=PA1&hl=en"),
        ("titled", "https://books.google.com/books/about/A_Title.html?id=zyTCAlFPjgYC"),
    ],
    (Kind.PAGE, "https://amazon.com/dp/B009VSFXZ4"): [
        ("no book", "https://www.amazon.com/How-Create-Mind/dp/B009VSFXZ4?tag=x"),
    ],
    (Kind.PAGE, "https://kaggle.com/competitions/higgs-boson"): [
        ("competition", "https://www.kaggle.com/c/higgs-boson"),
        ("renamed", "https://www.kaggle.com/competitions/higgs-boson"),
    ],
    (Kind.PAGE, "https://example.org/a"): [
        ("plain", "https://example.org/a"),
        ("no TLS", "http://example.org/a"),
        ("no scheme", "//example.org/a"),
        ("case of the host", "HTTP://Example.ORG/a"),
        ("www", "https://www.example.org/a"),
        ("port", "http://example.org:80/a"),
        ("slash", "https://example.org/a/"),
        ("doubled slash", "https://example.org//a"),
        ("escape", "https://example.org/%61"),
        ("dot segments", "https://example.org/./b/../a"),
        ("empty query", "https://example.org/a?"),
        ("empty fragment", "https://example.org/a#"),
        ("campaign", "https://example.org/a?utm_source=x&UTM_Medium=y"),
        ("escaped campaign", "https://example.org/a?utm%5Fsource=x"),
        ("click", "https://example.org/a?fbclid=x&gclid=y"),
        ("mail", "https://example.org/a?mc_cid=x&mc_eid=y"),
        ("analytics", "https://example.org/a?WT.mc_id=x"),
        ("tweet", "https://example.org/a?ref_src=twsrc%5Etfw"),
        ("super position", "https://example.org/a?spm=a2ty_o06.30285417.0.0.6d26c921"),
        ("text fragment", "https://example.org/a#:~:text=what%20it%20says"),
    ],
    (Kind.PAGE, "https://example.org/a?b=2&c=1&c=0#d"): [
        ("order of names, not of values", "https://example.org/a?c=1&b=2&c=0#d"),
        ("empty parameters", "https://example.org/a?&c=1&&c=0&b=2&#d"),
        ("both fragments", "https://example.org/a?b=2&c=1&c=0#d:~:text=e"),
    ],
    (Kind.PAGE, "https://example.org"): [
        ("root", "https://example.org/"),
        ("no path", "http://www.example.org"),
    ],
    (Kind.PAGE, "https://xn--bcher-kva.example/%C3%A9"): [
        ("letters", "https://bücher.example/é"),
        ("punycode", "https://xn--bcher-kva.example/%c3%a9"),
        ("composed", "https://bu\u0308cher.example/e\u0301"),
    ],
    (Kind.PAGE, "http://example.org:8080/a"): [
        ("another port is another server", "http://example.org:8080/a/"),
    ],
}  # fmt: skip

CASES = [
    pytest.param(url, Identity(kind, value), id=f"{kind}-{value[:40]}-{why}")
    for (kind, value), spelled in SPELLINGS.items()
    for why, url in spelled
]

# What looks like an identifier, or like a page of a known site, and is neither.
PAGES = [
    ("arxiv month 13", "https://arxiv.org/abs/2213.11970"),
    ("arxiv month 00", "https://arxiv.org/abs/2200.11970"),
    ("arxiv too few digits", "https://arxiv.org/abs/2208.119"),
    ("arxiv four digits after 2014", "https://arxiv.org/abs/2208.1197"),
    ("arxiv five digits before 2015", "https://arxiv.org/abs/1410.54010"),
    ("arxiv too many digits", "https://arxiv.org/abs/2208.119701"),
    ("arxiv before its new style", "https://arxiv.org/abs/0703.1234"),
    ("arxiv new style of the last century", "https://arxiv.org/abs/9901.12345"),
    ("arxiv old style after its end", "https://arxiv.org/abs/cs/0801001"),
    ("arxiv old style month 13", "https://arxiv.org/abs/cs/0613001"),
    ("arxiv placeholder", "https://arxiv.org/abs/2408.xxxxx"),
    ("arxiv trailing comma", "https://arxiv.org/abs/2208.11970,"),
    ("arxiv other digits", "https://arxiv.org/abs/２２０８.11970"),
    ("arxiv listing", "https://arxiv.org/list/cs.CV/recent"),
    ("arxiv figure", "https://arxiv.org/html/2208.11970v1/x1.png"),
    ("arxiv of another host", "https://notarxiv.org/abs/2208.11970"),
    ("arxiv with a password", "https://arxiv.org@example.org/abs/2208.11970"),
    ("arxiv on another port", "https://arxiv.org:8443/abs/2208.11970"),
    ("hugging face owner", "https://huggingface.co/Qwen"),
    ("hugging face posts", "https://huggingface.co/blog/rlhf"),
    ("hugging face collection", "https://huggingface.co/collections/Qwen/qwen15-65c0"),
    ("hugging face file", "https://huggingface.co/deepseek-ai/V4/blob/main/V4.pdf"),
    ("hugging face section", "https://huggingface.co/owner/model#usage"),
    ("arxiv bibcode of another year's form", "https://ui.adsabs.harvard.edu/abs/2022arXiv2208.119L"),
    ("bibcode of a journal", "https://ui.adsabs.harvard.edu/abs/2019Natur.566..195Y/abstract"),
    ("doi without suffix", "https://doi.org/10.1145/"),
    ("doi without prefix", "https://doi.org/abc"),
    ("doi supplement", "https://dl.acm.org/doi/suppl/10.1145/3383313.3412248"),
    ("doi bytes that are no text", "https://doi.org/10.1145/%FF%FE"),
    ("springer figure", "https://link.springer.com/article/10.1007/s1-1/figures/1"),
    ("nature news", "https://www.nature.com/articles/d41586-020-03611-8"),
    ("nature front page", "https://www.nature.com/articles/"),
    ("doi of dots", "https://doi.org/10.1145/a%2F..%2Fb"),
    ("acm without number", "https://dl.acm.org/citation.cfm"),
    ("ijcai before its DOIs", "https://www.ijcai.org/Proceedings/2016/187.pdf"),
    ("ijcai volume", "https://www.ijcai.org/proceedings/2018/"),
    ("ssrn author", "https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id=1"),
    ("zenodo badge", "https://zenodo.org/badge/latestdoi/127008307"),
    ("osf page", "https://osf.io/login"),
    ("isca of other numbers",
     "https://www.isca-speech.org/archive/interspeech_2021/li21_interspeech.html"),
    ("usenix programme", "https://www.usenix.org/conference/osdi22/technical-sessions"),
    ("usenix slides", "https://www.usenix.org/system/files/osdi22-slides-yu.pdf"),
    ("usenix slides by their usual name", "https://www.usenix.org/system/files/osdi22_slides_yu.pdf"),
    ("vldb volume", "https://vldb.org/pvldb/vol16/"),
    ("computer society home", "https://www.computer.org/web/tkde"),
    ("mdpi issue", "https://www.mdpi.com/2076-3417/9/8"),
    ("mdpi manuscript", "https://www.mdpi.com/759202"),
    ("jama journal", "https://jamanetwork.com/journals/jama"),
    ("hal search", "https://hal.science/search/index?q=x"),
    ("citeseerx search", "https://citeseerx.ist.psu.edu/search?q=x"),
    ("researchgate question", "https://www.researchgate.net/post/Is_it_valid"),
    ("google research blog", "https://research.google/blog/43146/"),
    ("papers with code task", "https://paperswithcode.com/task/semantic-segmentation"),
    ("pii cut", "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(23)00216/fulltext"),
    ("isbn with a wrong check digit", "https://openlibrary.org/isbn/9780596007127"),
    ("isbn of ten with a wrong check digit", "https://www.amazon.com/dp/0596007123"),
    ("springer journal", "https://link.springer.com/journal/10115"),
    ("o'reilly chapter", "https://www.oreilly.com/library/view/x/9780596007126/ch01.html"),
    ("goodreads author", "https://www.goodreads.com/author/show/108986"),
    ("gitlab issue", "https://gitlab.com/owner/repo/-/issues/1"),
    ("gitlab users", "https://gitlab.com/users/sign_in"),
    ("sourceforge wiki", "https://sourceforge.net/p/rnnl/wiki/Home/"),
    ("google code jam", "https://code.google.com/codejam/contests.html"),
    ("vimeo album", "https://vimeo.com/album/2838732"),
    ("bilibili second part", "https://www.bilibili.com/video/BV1Xb411X7c3?p=2"),
    ("stack overflow answer", "https://stackoverflow.com/questions/1/a-b/2#2"),
    ("twitter share", "https://twitter.com/share?url=x"),
    ("wikipedia history", "https://en.wikipedia.org/w/index.php?title=X&action=history"),
    ("wikipedia portal", "https://www.wikipedia.org/"),
    ("drive home", "https://drive.google.com/drive/my-drive"),
    ("plos author", "https://journals.plos.org/plosone/article?id=me"),
    ("openreview group", "https://openreview.net/group?id=ICLR.cc"),
    ("openreview file", "https://openreview.net/pdf/fed763a30898a94daf0c79a480b698875f2cf105.pdf"),
    ("openreview supplement", "https://openreview.net/attachment?id=w-CPUXXrAj&name=x"),
    ("openreview without id", "https://openreview.net/forum"),
    ("acl malformed", "http://aclweb.org/anthology/DB-1222"),
    ("acl volume", "https://www.aclweb.org/anthology/volumes/2020.challengehml-1/"),
    ("pmlr supplement", "http://proceedings.mlr.press/v97/guo19c/guo19c-supp.pdf"),
    ("pmlr pdf of another paper", "http://proceedings.mlr.press/v97/guo19c/guo19d.pdf"),
    ("pmlr volume", "https://proceedings.mlr.press/v202/"),
    ("jmlr volume", "https://jmlr.org/papers/v17/"),
    ("cvf supplement",
     "http://openaccess.thecvf.com/content_ICCV_2017/supplemental/X_ICCV_2017_supplemental.pdf"),
    ("cvf workshop that is not named",
     "https://openaccess.thecvf.com/content/CVPR2022W/papers/Du_X_CVPRW_2022_paper.pdf"),
    ("cvf day", "https://openaccess.thecvf.com/CVPR2021?day=all"),
    ("neurips review", f"https://papers.nips.cc/paper/2020/file/{HASH}-Review.html"),
    ("neurips book", "http://papers.nips.cc/book/advances-in-neural-25-2012"),
    ("ieee similar works", "https://ieeexplore.ieee.org/document/8099591/similar"),
    ("aaai front page", "https://www.aaai.org"),
    ("semantic scholar author", "https://www.semanticscholar.org/author/A/1741101"),
    ("github folder", "https://github.com/owner/repo/tree/main/folder"),
    ("github file", "https://github.com/owner/repo/blob/main/README.md"),
    ("github section", "https://github.com/owner/repo#data"),
    ("github owner", "https://github.com/owner"),
    ("github topic", "https://github.com/topics/machine-learning"),
    ("github dots", "https://github.com/owner/..."),
    ("youtube channel", "https://www.youtube.com/@someone"),
    ("youtube video without id", "https://www.youtube.com/watch?t=1"),
    ("youtube id cut", "https://youtu.be/dQw4w9WgXc"),
    ("youtube list without id", "https://www.youtube.com/playlist?list="),
]  # fmt: skip

# No URL of the web, or none that is sound: each is itself and nothing else.
ODD = [
    "", " ", "#", "#frag", "?", "a", "a/b.md", "../a.md", "/abs/2208.11970", "www.example.org",
    "arxiv.org/abs/2208.11970", "example.org/a", "mailto:me@example.org", "ftp://example.org/a",
    "javascript:alert(1)", "data:text/plain,a", "doi:10.1145/3383313.3412248", "http:", "http://",
    "https://", "//", "http:/example.org", "htps://example.org", "http://[", "http://]",
    "http://[::1", "http://[z]/", "https://exa mple.org", "https://example.org/a b",
    " https://example.org/a", "https://example.org/a ", "https://example.org/a\n",
    "https://example.org/<YOUR REPO>", "https://example.org/a]", "https://example.org/[a]",
    "https://example.org/%zz", "https://example.org/100%", "https://example.org/%5Cn\\n",
    "https://example.org:99999999/", "https://example.org:port/", "http://example.org:²/",
    "https://a@b@c/", "https://..../", "https://\ud800/", "https://example.org/\ud800",
    "https://example.org/\0", "\ud800", "http://http://example.org", "https://" + "a" * 300 + ".org",
    "https://xn--zzzzzzzzzz.example/\N{ZERO WIDTH SPACE}<", "https://example.org/" + "a" * LONGEST,
]  # fmt: skip

DIFFERENT = [
    ("digests are of a number that each year gives anew", f"https://proceedings.mlsys.org/paper_files/paper/2021/hash/{HASH}-Abstract.html", f"https://proceedings.mlsys.org/paper_files/paper/2022/hash/{HASH}-Abstract.html"),
    ("a conference's talk and another's", "https://www.usenix.org/conference/osdi22/presentation/yu", "https://www.usenix.org/conference/osdi23/presentation/yu"),
    ("a number that is no DOI says none", "https://dl.acm.org/citation.cfm?id=3412248", "https://doi.org/10.1145/3383313.3412248"),
    ("a model and a data set", "https://huggingface.co/owner/name", "https://huggingface.co/datasets/owner/name"),
    ("a model and its files", "https://huggingface.co/owner/name", "https://huggingface.co/owner/name/tree/main"),
    ("forges", "https://gitlab.com/owner/name", "https://github.com/owner/name"),
    ("branches", "https://github.com/o/r/blob/main/a", "https://github.com/o/r/blob/dev/a"),
    ("lines of a file", "https://github.com/o/r/blob/main/a#L1", "https://github.com/o/r/blob/main/a#L2"),
    ("files keep their case", "https://github.com/o/r/blob/main/a", "https://github.com/o/r/blob/main/A"),
    ("parts of a video", "https://www.bilibili.com/video/BV1Xb411X7c3", "https://www.bilibili.com/video/BV1Xb411X7c3?p=2"),
    ("what is no book may differ by country", "https://www.amazon.com/dp/B009VSFXZ4", "https://www.amazon.de/dp/B009VSFXZ4"),
    ("languages", "https://en.wikipedia.org/wiki/Hawaii", "https://de.wikipedia.org/wiki/Hawaii"),
    ("titles keep their case", "https://en.wikipedia.org/wiki/Hash_table", "https://en.wikipedia.org/wiki/Hash_Table"),
    ("places in a post", "https://medium.com/p/80ea3ec3c471#1a2b", "https://medium.com/p/80ea3ec3c471"),
    ("a question and an answer", "https://stackoverflow.com/questions/1/a", "https://stackoverflow.com/questions/1/a/2#2"),
    ("sites of one network", "https://stats.stackexchange.com/q/1", "https://math.stackexchange.com/q/1"),
    ("a thread and a comment", "https://www.reddit.com/r/a/comments/1vuubw/b/", "https://www.reddit.com/r/a/comments/1vuubw/b/cdef/"),
    ("a channel and its lists", "https://www.youtube.com/@someone", "https://www.youtube.com/@someone/playlists"),
    ("a channel's name and handle", "https://www.youtube.com/c/someone", "https://www.youtube.com/@someone"),
    ("sheets", "https://docs.google.com/spreadsheets/d/1bmpDdLZxvTCleLGVPgzoMTQ0iDP2/edit#gid=0", "https://docs.google.com/spreadsheets/d/1bmpDdLZxvTCleLGVPgzoMTQ0iDP2/edit#gid=1"),
    ("another version of a name", "https://arxiv.org/abs/2208.11970", "https://arxiv.org/abs/2208.11971"),
    ("identifiers keep their case", "https://openreview.net/forum?id=GJsuYHhAga", "https://openreview.net/forum?id=gjsuyhhaga"),
    ("videos keep their case", "https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dqw4w9wgxcq"),
    ("fragments count", "https://example.org/a#b", "https://example.org/a#c"),
    ("a repository and its section", "https://github.com/o/r", "https://github.com/o/r#data"),
    ("a repository and its folder", "https://github.com/o/r", "https://github.com/o/r/tree/main"),
    ("paths keep their case", "https://example.org/A", "https://example.org/a"),
    ("values count", "https://example.org/?a=1", "https://example.org/?a=2"),
    ("order of values", "https://example.org/?a=1&a=2", "https://example.org/?a=2&a=1"),
    ("an empty value", "https://example.org/?a=", "https://example.org/?a"),
    ("an escaped slash", "https://example.org/a%2Fb", "https://example.org/a/b"),
    ("plus is no blank everywhere", "https://example.org/?a=b+c", "https://example.org/?a=b%2Bc"),
    ("ref may choose a branch", "https://example.org/?ref=a", "https://example.org/?ref=b"),
    ("spm may be a quantity", "https://example.org/?spm=1", "https://example.org/?spm=2"),
    ("hosts", "https://a.example.org", "https://b.example.org"),
    ("www alone is a name", "https://www.com/", "https://com/"),
    ("users", "https://a@example.org/", "https://b@example.org/"),
    ("schemes on a port of their own", "http://example.org:8080/", "https://example.org:8080/"),
    ("bytes that are no text", "https://example.org/%FF", "https://example.org/%FE"),
    ("a track may share a hash", f"https://papers.nips.cc/paper/2022/hash/{HASH}-Abstract-Conference.html", f"https://papers.nips.cc/paper/2022/hash/{HASH}-Abstract-Datasets_and_Benchmarks.html"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "identity"), CASES)
def test_spellings_of_one_thing(url, identity):
    assert identify(url) == identity
    assert hash(identify(url)) == hash(identity)


@pytest.mark.parametrize("url", [pytest.param(url, id=why) for why, url in PAGES])
def test_what_only_looks_like_an_identifier_is_a_page(url):
    found = identify(url)
    assert found.kind is Kind.PAGE
    assert not found.is_work
    assert found.published is None


@pytest.mark.parametrize("text", [pytest.param(text, id=ascii(text[:40])) for text in ODD])
def test_what_is_no_web_url_is_its_own_text(text):
    assert identify(text) == Identity(Kind.PAGE, text)
    assert normalize(text) == text


def test_odd_texts_equal_nothing_else():
    everything = [*ODD, *(url for urls in SPELLINGS.values() for _, url in urls)]
    for text in ODD:
        assert [other for other in everything if identify(other) == identify(text)] == [text]


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(one, other, id=why) for why, one, other in DIFFERENT]
)
def test_different_things_differ(one, other):
    assert identify(one) != identify(other)


@pytest.mark.parametrize(
    ("url", "version"),
    [
        pytest.param("https://arxiv.org/abs/2208.11970", None, id="arxiv none"),
        pytest.param("https://arxiv.org/pdf/2208.11970V12.pdf", "v12", id="arxiv"),
        pytest.param("https://arxiv.org/abs/cs/0601001v1", "v1", id="arxiv old style"),
        pytest.param("https://doi.org/10.48550/arXiv.2208.11970v3", "v3", id="arxiv by DOI"),
        pytest.param("https://aclanthology.org/2020.emnlp-main.455v2.pdf", "v2", id="acl"),
        pytest.param(
            "https://www.biorxiv.org/content/10.1101/2022.07.10.499510v2.full", "v2", id="biorxiv"
        ),
        pytest.param("https://hal.science/hal-01348404v2/document", "v2", id="hal"),
        pytest.param("https://osf.io/preprints/psyarxiv/dnp65_v3", "v3", id="osf"),
        pytest.param("https://doi.org/10.6084/m9.figshare.5616448.v3", "v3", id="figshare"),
    ],
)
def test_version_is_known_and_does_not_count(url, version):
    found = identify(url)
    assert found.version == version
    assert found == Identity(found.kind, found.value)


@pytest.mark.parametrize(
    ("url", "canonical", "label"),
    [
        ("http://arxiv.org/pdf/2208.11970v2.pdf", "https://arxiv.org/abs/2208.11970", "arXiv 2208.11970"),
        ("http://dx.doi.org/10.1111/CGF.1", "https://doi.org/10.1111/cgf.1", "DOI 10.1111/cgf.1"),
        ("https://doi.org/10.1000/a%23b", "https://doi.org/10.1000/a%23b", "DOI 10.1000/a#b"),
        ("https://openreview.net/pdf?id=GJsuYHhAga", "https://openreview.net/forum?id=GJsuYHhAga", "OpenReview GJsuYHhAga"),
        ("http://aclweb.org/anthology/P19-1001", "https://aclanthology.org/P19-1001/", "ACL Anthology P19-1001"),
        ("http://proceedings.mlr.press/v9/a10b/a10b.pdf", "https://proceedings.mlr.press/v9/a10b.html", "PMLR v9/a10b"),
        ("http://www.jmlr.org/papers/volume17/15-239/15-239.pdf", "https://jmlr.org/papers/v17/15-239.html", "JMLR 17/15-239"),
        (f"https://papers.nips.cc/paper/2017/file/{HASH}-Paper.pdf", f"https://proceedings.neurips.cc/paper_files/paper/2017/hash/{HASH}-Abstract.html", f"NeurIPS 2017/{HASH}"),
        (f"https://papers.nips.cc/paper/2023/file/{HASH}-Paper-Conference.pdf", f"https://proceedings.neurips.cc/paper_files/paper/2023/hash/{HASH}-Abstract-Conference.html", f"NeurIPS 2023/{HASH}"),
        ("https://GitHub.com/Owner/Repo.git", "https://github.com/owner/repo", "github.com/owner/repo"),
        ("https://youtu.be/dQw4w9WgXcQ?t=1", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube dQw4w9WgXcQ"),
        ("https://gitlab.com/Owner/Repo.git", "https://gitlab.com/owner/repo", "gitlab.com/owner/repo"),
        ("https://hf.co/Owner/Model", "https://huggingface.co/owner/model", "huggingface.co/owner/model"),
        ("https://vimeo.com/110835013?h=1", "https://vimeo.com/110835013", "vimeo.com/110835013"),
        ("https://www.amazon.de/dp/0596007124", "https://openlibrary.org/isbn/9780596007126", "ISBN 9780596007126"),
        ("https://www.usenix.org/system/files/sec20-carlini.pdf", "https://www.usenix.org/conference/usenixsecurity20/presentation/carlini", "USENIX usenixsecurity20/carlini"),
        ("https://www.usenix.org/conference/osdi04/tech/presentation/dean", "https://www.usenix.org/conference/osdi04/technical-sessions/presentation/dean", "USENIX osdi04/dean"),
        ("https://icml.cc/Conferences/2010/papers/347.pdf", "https://icml.cc/Conferences/2010/papers/347.pdf", "ICML 2010/347"),
        ("http://www.example.org/page/", "https://example.org/page", "example.org/page"),
        ("http://example.org:8080/", "http://example.org:8080", "http://example.org:8080"),
        ("notes.md", "notes.md", "notes.md"),
        ("", "", ""),
        ("https://example.org/" + "a" * 90, "https://example.org/" + "a" * 90, "example.org/" + "a" * 67 + "…"),
    ],
)  # fmt: skip
def test_canonical_url_and_label(url, canonical, label):
    found = identify(url)
    assert (found.canonical, found.label) == (canonical, label)


@pytest.mark.parametrize(
    "identity",
    [pytest.param(Identity(*key), id="-".join(key)[:60]) for key in SPELLINGS],
)
def test_canonical_url_names_the_same(identity):
    assert identify(identity.canonical) == identity


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("content_CVPR_2014/papers/X_2014_CVPR_paper.pdf", "content_cvpr_2014/html/X_2014_CVPR_paper.html"),
        ("content_cvpr_2018/papers/X_CVPR_2018_paper.pdf", "content_cvpr_2018/html/X_CVPR_2018_paper.html"),
        ("content_CVPR_2019/papers/X_CVPR_2019_paper.pdf", "content_CVPR_2019/html/X_CVPR_2019_paper.html"),
        ("content_iccv_2015/papers/X_ICCV_2015_paper.pdf", "content_iccv_2015/html/X_ICCV_2015_paper.html"),
        ("content_ICCV_2017/papers/X_ICCV_2017_paper.pdf", "content_ICCV_2017/html/X_ICCV_2017_paper.html"),
        ("content_ECCV_2018/papers/X_ECCV_2018_paper.pdf", "content_ECCV_2018/html/X_ECCV_2018_paper.html"),
        ("content_WACV_2020/papers/X_WACV_2020_paper.pdf", "content_WACV_2020/html/X_WACV_2020_paper.html"),
        ("content/ACCV2020/papers/X_ACCV_2020_paper.pdf", "content/ACCV2020/html/X_ACCV_2020_paper.html"),
        ("content/WACV2023/papers/X_WACV_2023_paper.pdf", "content/WACV2023/html/X_WACV_2023_paper.html"),
        ("content_cvpr_2018_workshops/papers/w9/X_CVPR_2018_paper.pdf",) * 2,
        ("content_CVPRW_2019/papers/WiCV/X_CVPRW_2019_paper.pdf",) * 2,
        ("content/CVPR2022W/NTIRE/html/X_CVPRW_2022_paper.html",) * 2,
    ],
)  # fmt: skip
def test_cvf_papers_are_where_their_year_put_them(url, canonical):
    root = "https://openaccess.thecvf.com/"
    assert identify(root + url).canonical == root + canonical


@pytest.mark.parametrize(
    ("url", "is_work"),
    [
        pytest.param(
            spelled[0][1],
            kind not in {"github", "repository", "video", "youtube", "page"},
            id=f"{kind}-{value}",
        )
        for (kind, value), spelled in SPELLINGS.items()
    ],
)
def test_works_are_told_from_other_things(url, is_work):
    assert identify(url).is_work is is_work


@pytest.mark.parametrize(
    ("url", "published"),
    [
        pytest.param("https://arxiv.org/abs/2208.11970", Published(2022, 8, False), id="arxiv"),
        pytest.param("https://arxiv.org/abs/0704.0001", Published(2007, 4, False), id="arxiv first"),
        pytest.param("https://arxiv.org/abs/hep-th/9901001", Published(1999, 1, False), id="arxiv 1999"),
        pytest.param("https://arxiv.org/abs/cs/0601001", Published(2006, 1, False), id="arxiv 2006"),
        pytest.param("https://doi.org/10.1101/2022.07.10.499510", Published(2022, 7, False), id="biorxiv"),
        pytest.param("https://doi.org/10.64898/2026.05.29.728868", Published(2026, 5, False), id="biorxiv's new prefix"),
        pytest.param("https://doi.org/10.1101/2022.13.10.499510", None, id="biorxiv month 13"),
        pytest.param("https://www.biorxiv.org/content/early/2017/03/06/114363", None, id="a day may be a version's"),
        pytest.param("https://doi.org/10.1101/499510", None, id="biorxiv until 2019"),
        pytest.param("https://www.ijcai.org/proceedings/2018/336", Published(2018, None, True), id="ijcai"),
        pytest.param("https://doi.org/10.1145/3383313.3412248", None, id="doi says nothing"),
        pytest.param("https://aclanthology.org/2020.acl-main.1", Published(2020, None, True), id="acl"),
        pytest.param("https://aclanthology.org/P19-1001", Published(2019, None, True), id="acl 2019"),
        pytest.param("https://aclanthology.org/P98-1001", Published(1998, None, True), id="acl 1998"),
        pytest.param("https://proceedings.mlr.press/v202/wang23ah.html", Published(2023, None, True), id="pmlr"),
        pytest.param("https://proceedings.mlr.press/v37/chung15.html", Published(2015, None, True), id="pmlr bare"),
        pytest.param("https://jmlr.org/papers/v17/15-239.html", Published(2016, None, True), id="jmlr by volume"),
        pytest.param("https://jmlr.org/papers/v3/blei03a.html", None, id="jmlr before a volume was a year"),
        pytest.param(f"https://openaccess.thecvf.com/content/CVPR2023/html/{PAPER}.html", Published(2023, None, True), id="cvf"),
        pytest.param("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1.pdf", Published(2020, None, True), id="ecva"),
        pytest.param(f"https://papers.nips.cc/paper/2020/file/{HASH}-Paper.pdf", Published(2020, None, True), id="neurips"),
        pytest.param("http://papers.nips.cc/paper/5423-generative-adversarial-nets", None, id="neurips by number"),
        pytest.param(f"https://proceedings.iclr.cc/paper_files/paper/2024/hash/{HASH}-Abstract-Conference.html", Published(2024, None, True), id="iclr"),
        pytest.param("https://aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/17341", Published(2018, None, True), id="aaai until 2018"),
        pytest.param("https://ojs.aaai.org/index.php/AAAI/article/view/28219", None, id="aaai by number"),
        pytest.param("https://www.aaai.org/Papers/AAAI/2020GB/AAAI-LiuK.6841.pdf", Published(2020, None, True), id="aaai file"),
        pytest.param("https://www.aaai.org/AAAI22Papers/AAAI-8809.YueZ.pdf", Published(2022, None, True), id="aaai 2022"),
        pytest.param(f"https://proceedings.mlsys.org/paper/2020/hash/{HASH}-Abstract.html", Published(2020, None, True), id="mlsys"),
        pytest.param("https://icml.cc/Conferences/2011/papers/349_icmlpaper.pdf", Published(2011, None, True), id="icml"),
        pytest.param("https://www.ijcai.org/Proceedings/16/Papers/187.pdf", Published(2016, None, True), id="ijcai until 2016"),
        pytest.param("http://www.ijcai.org/Proceedings/97-2/011.pdf", Published(1997, None, True), id="ijcai 1997"),
        pytest.param("https://www.usenix.org/conference/osdi22/presentation/yu", Published(2022, None, True), id="usenix"),
        pytest.param("https://www.usenix.org/conference/enigma2017/conference-program/presentation/evans", Published(2017, None, True), id="usenix in full"),
        pytest.param("https://www.computer.org/csdl/proceedings-article/icse/2024/021700a880/1V5BksrVgsg", Published(2024, None, True), id="ieee computer society"),
        pytest.param("https://www.computer.org/csdl/journal/td/5555/01/10792656/22AQNnaMR6U", None, id="a journal's number says none"),
        pytest.param("https://doi.org/10.21437/Interspeech.2019-2537", Published(2019, None, True), id="interspeech"),
        pytest.param("https://www.vldb.org/pvldb/vol16/p1059-li.pdf", None, id="a volume of two years"),
        pytest.param("https://doi.org/10.1109/ICPR48806.2021.9412345", None, id="a conference may be of the year before its DOI"),
        pytest.param("https://openreview.net/forum?id=GJsuYHhAga", None, id="openreview"),
        pytest.param("https://github.com/owner/cvpr2019", None, id="repository"),
    ],
)  # fmt: skip
def test_what_an_identifier_says_of_the_date(url, published):
    assert identify(url).published == published


@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param(f"https://openaccess.thecvf.com/content/CVPR2023/html/{PAPER}.html", "instructpix2pix learning to follow image editing instructions", id="cvf"),
        pytest.param("https://openaccess.thecvf.com/content_cvpr_2015/papers/Szegedy_Going_Deeper_With_2015_CVPR_paper.pdf", "going deeper with", id="cvf cut short"),
        pytest.param("https://openaccess.thecvf.com/content/CVPR2022W/NTIRE/html/Wyatt_Anomaly-Aware_Nets_CVPRW_2022_paper.html", "anomaly aware nets", id="cvf workshop"),
        pytest.param("https://openaccess.thecvf.com/content_ICCV_2017/supplemental/Chen_No_More_ICCV_2017_supplemental.pdf", "chen no more iccv 2017 supplemental", id="a page is taken whole"),
        pytest.param("http://papers.nips.cc/paper/5423-generative-adversarial-nets.pdf", "generative adversarial nets", id="neurips"),
        pytest.param(f"https://papers.nips.cc/paper/2020/file/{HASH}-Paper.pdf", "", id="neurips by hash"),
        pytest.param("https://www.semanticscholar.org/paper/WebGPT%3A-Browser-assisted-answering-Nakano-Hilton/2f3efe44083af91cef562c1a3451eee2f8601d22", "webgpt browser assisted answering", id="semantic scholar"),
        pytest.param("https://www.semanticscholar.org/paper/2f3efe44083af91cef562c1a3451eee2f8601d22", "", id="semantic scholar bare"),
        pytest.param("https://github.com/Owner/Deep_Learning-for.X.git", "deep learning for x", id="repository"),
        pytest.param("https://github.com/owner/repo/tree/main/segment-anything", "segment anything", id="folder"),
        pytest.param("https://example.org/2020/05/open-sourcing-bit_exploring.html?x=a-b", "open sourcing bit exploring", id="page"),
        pytest.param("https://example.org/2020-05-01-why-it-works/", "why it works", id="dated page"),
        pytest.param("https://medium.com/x/why-it-works-144a4441b72e", "why it works", id="numbered page"),
        pytest.param("https://example.org/caf%C3%A9-society", "café society", id="escapes"),
        pytest.param("https://paperswithcode.com/paper/3d-llm-injecting-the-3d-world-into-large", "3d llm injecting the 3d world into large", id="papers with code"),
        pytest.param("https://www.researchgate.net/profile/A_B/publication/262270957_Large-scale_categorization/links/5512/x.pdf", "large scale categorization", id="researchgate"),
        pytest.param("https://www.researchgate.net/publication/262270957", "", id="researchgate bare"),
        pytest.param("https://www.goodreads.com/book/show/5752.The_Blank_Slate", "the blank slate", id="goodreads"),
        pytest.param("https://www.goodreads.com/book/show/10256723-ghost-in-the-wires", "ghost in the wires", id="goodreads newer"),
        pytest.param("https://www.oreilly.com/library/view/head-first-design/9780596007126/", "head first design", id="o'reilly"),
        pytest.param("https://www.amazon.com/Node-js-Action-Mike-Cantelon/dp/1617290572", "", id="shops add authors"),
        pytest.param("https://huggingface.co/tiiuae/falcon-40b-instruct", "falcon 40b instruct", id="model"),
        pytest.param("https://stats.stackexchange.com/questions/101274/how-to-interpret-a-qq-plot?lq=1", "how to interpret a qq plot", id="question"),
        pytest.param("https://stats.stackexchange.com/q/101274", "", id="question bare"),
        pytest.param("https://en.wikipedia.org/wiki/Boosting_(machine_learning)", "boosting machine learning", id="wikipedia"),
        pytest.param("https://www.usenix.org/conference/atc23/presentation/li-jiamin", "", id="usenix names the speaker"),
        pytest.param("https://github.com/guillaume-chevalier", "", id="owner"),
        pytest.param("https://github.com/o/r/blob/master/awesome_paper.md#multi-source", "", id="a section has a name of its own"),
        pytest.param("https://example.org/paper.pdf", "", id="one word is no title"),
        pytest.param("https://example.org/2020-05", "", id="figures are no title"),
        pytest.param("https://example.org/", "", id="no path"),
        pytest.param("https://arxiv.org/abs/2208.11970", "", id="arxiv"),
        pytest.param("https://youtu.be/dQw4w9-gXcQ", "", id="video"),
        pytest.param("why-it-works.md", "", id="no url"),
        pytest.param("https://example.org/" + "why-it-works-" * LONGEST, "", id="too long"),
    ],
)  # fmt: skip
def test_words_that_a_url_spells(url, words):
    assert " ".join(slug(url)) == words


@pytest.mark.parametrize(
    ("url", "names", "without"),
    [
        pytest.param("https://a.org/b?utm_source=x", ["utm_source"], "https://a.org/b", id="only one"),
        pytest.param("https://a.org/b?utm_source=x#c", ["utm_source"], "https://a.org/b#c", id="before a fragment"),
        pytest.param("https://a.org/b?utm_source=x&c=1", ["utm_source"], "https://a.org/b?c=1", id="first"),
        pytest.param("https://a.org/b?c=1&fbclid=x", ["fbclid"], "https://a.org/b?c=1", id="last"),
        pytest.param("https://a.org/b?c=1&UTM_Source=x&d=%61+é&gclid", ["UTM_Source", "gclid"], "https://a.org/b?c=1&d=%61+é", id="the rest as it was"),
        pytest.param("HTTP://WWW.A.org:80//b/?d=2&c=1&mc_cid=1", ["mc_cid"], "HTTP://WWW.A.org:80//b/?d=2&c=1", id="nothing else is mended"),
        pytest.param("https://a.org/b?c=1&amp;utm_source=x&amp;d=2", ["utm_source"], "https://a.org/b?c=1&amp;d=2", id="as Markdown writes it"),
        pytest.param("https://a.org/b?c=1&&utm_source=x", ["utm_source"], "https://a.org/b?c=1&", id="empty parameters stay"),
        pytest.param("https://a.org/?spm=a2ty_o06.30285417.0.0.6d26", ["spm"], "https://a.org/", id="spm of its form"),
        pytest.param("https://youtu.be/dQw4w9WgXcQ?si=x&t=1", ["si"], "https://youtu.be/dQw4w9WgXcQ?t=1", id="of one site"),
        pytest.param("https://www.YouTube.com/watch?v=x&feature=youtu.be", ["feature"], "https://www.YouTube.com/watch?v=x", id="of one site, in any case"),
        pytest.param("https://a.org/b?si=x&t=1&ref=y&source=z&spm=1", [], None, id="elsewhere they may matter"),
        pytest.param("https://a.org/b?c=utm_source", [], None, id="a value"),
        pytest.param("https://a.org/utm_source=x", [], None, id="a path"),
        pytest.param("https://a.org/#?utm_source=x", [], None, id="a fragment"),
        pytest.param("https://a.org/b?", [], None, id="an empty query"),
        pytest.param("notes.md?utm_source=x", [], None, id="no web url"),
        pytest.param("https://a.org/ ?utm_source=x", [], None, id="malformed"),
        pytest.param("", [], None, id="nothing"),
    ],
)  # fmt: skip
def test_tracking(url, names, without):
    assert has_tracking(url) == tuple(names)
    assert without_tracking(url) == (url if without is None else without)
    assert has_tracking(without_tracking(url)) == ()


def test_parts_are_as_written():
    parts = split("HTTP://Me:pw@WWW.Example.org:080/A//b?c=1?#d#e")
    assert parts == ("HTTP", "Me:pw@", "WWW.Example.org", ":080", "/A//b", "c=1?", "d#e")
    assert parts.site == "example.org"
    assert split("http://[::1]:80/").host == "[::1]"


def test_identities_travel_and_are_immutable():
    found = identify("https://arxiv.org/abs/2208.11970v2")
    again = pickle.loads(pickle.dumps(found))
    assert (again, again.version) == (found, "v2")
    with pytest.raises(AttributeError):
        found.value = "2208.11971"


def test_the_common_url_does_not_load_the_library():
    code = (
        "import sys; from kblint.knowledge.identities.identify import identify;"
        "identify('https://arxiv.org/pdf/2208.11970v2.pdf');"
        "identify('http://www.example.org/a/b-c.html?d=1&utm_source=e#f');"
        "assert 'url_normalize' not in sys.modules;"
        "identify('https://example.org/%61'); assert 'url_normalize' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


HOSTS = [
    "arxiv.org", "doi.org", "github.com", "openreview.net", "aclanthology.org", "youtu.be",
    "www.youtube.com", "link.springer.com", "dl.acm.org", "proceedings.mlr.press", "jmlr.org",
    "papers.nips.cc", "openaccess.thecvf.com", "ojs.aaai.org", "ieeexplore.ieee.org",
    "www.ncbi.nlm.nih.gov", "huggingface.co", "gitlab.com", "www.amazon.co.uk", "hal.inria.fr",
    "www.usenix.org", "en.m.wikipedia.org", "medium.com", "x.com", "www.bilibili.com", "vimeo.com",
    "raw.githubusercontent.com", "gist.github.com", "docs.google.com", "a.b", "example.org:80", "example.org:8080", "u@example.org",
    "bücher.example", "www.com", "com", "a_b.org", ".", "[::1]", "127.1",
]  # fmt: skip
SEGMENTS = [
    "", "abs", "pdf", "doi", "10.1145", "10.48550", "arXiv.2208.11970", "2208.11970v2", "forum",
    "2208.11970.pdf", "P19-1001", "v202", "wang23ah", "owner", "repo.git", ".git", "content",
    "CVPR2023", "html", "A_B_CVPR_2023_paper.pdf", "paper", "5423-generative-nets", "document",
    "00123", "x.html", "conference", "osdi22", "presentation", "dp", "0596007124", "hal-01348404v2",
    "wiki", "tCP", "status", "questions", "video", "BV1Xb411X7c3", "blob", "raw", "refs", "heads",
    "a-80ea3ec3c471", "587454dc0146a6ae21fc", "article", "PIIS2589-7500(23)00083-3", ".", "..", "%2F", "%41", "%25", "%", "é", "~:@", "++", "a|b",
]  # fmt: skip
urls = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["https://", "http://", "//", "HTTPS://www.", "http://www.www.", "", "ftp://"]),
    st.sampled_from(HOSTS),
    st.lists(st.sampled_from(SEGMENTS)).map(lambda found: "".join("/" + each for each in found)),
    st.text("?&=#;%/:~!+.abAutm_source2Fév d", max_size=25),
)
plain = st.from_regex(
    re.compile(
        r"https?://([a-z0-9-]{1,9}\.){1,3}[a-z]{2,6}(/[\w~!$&'()*+,;=:@-][\w~!$&'()*+,;=:@.-]*){0,3}/?"
        r"(\?[\w.~-]+(=[\w.~-]*)?(&[\w.~-]+(=[\w.~-]*)?){0,3})?(#[\w.~=-]+)?",
        re.ASCII,
    ),
    fullmatch=True,
)


@given(st.one_of(st.text(), urls))
@example("https://doi.org/10.1145/a//")
@example("https://dl.acm.org/doi/10.1145/a/full/full/")
@example("https://github.com/o/r.git.git")
@example("http://www.www.example.org")
@example("https://example.org/#!a")
@example("https://example.org//?a=%26#:~:%3A~%3A")
@example("https://github.com/o/r/issues/..")
@example("https://github.com/o/r#!a")
@example("https://github.com/o/r?raw=true#:~:text=a")
def test_any_text_has_an_identity_that_its_canonical_url_shares(text):
    found = identify(text)
    assert found == identify(text)
    assert identify(found.canonical) == found
    assert isinstance(slug(text), tuple)
    assert len(found.label) <= 80
    assert found.published is None or 1900 < found.published.year < 10000


@given(plain)
def test_the_library_would_leave_alone_what_is_kept_from_it(url):
    assert _PLAIN.fullmatch(url)
    found = normalize(url)
    with patch("kblint.knowledge.identities.urls._PLAIN", re.compile(r"(?!)")):
        assert normalize(url) == found


@given(st.one_of(st.text(), urls))
def test_normalizing_twice_changes_nothing_more(text):
    assert normalize(normalize(text)) == normalize(text)


@given(st.one_of(st.text(), urls))
def test_taking_tracking_away_twice_changes_nothing_more(text):
    clean = without_tracking(text)
    assert without_tracking(clean) == clean
    assert has_tracking(clean) == ()
    assert (clean == text) is (not has_tracking(text))


@given(urls)
def test_tracking_does_not_count(url):
    assert identify(without_tracking(url)) == identify(url)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 10_000_000,
        "https://example.org/" + "/" * 10_000_000,
        "https://arxiv.org/abs/" + "1" * 10_000_000,
        "https://example.org/?" + "utm_a=&" * 1_400_000,
        "https://" + "@" * 10_000_000,
        *("https://github.com/o/" + run * (8000 // len(run)) + "!" for run in ("a", ".git", "-")),
        *("https://doi.org/10.1145/" + run * (8000 // len(run)) + "\N{SNOWMAN}" for run in "a/%"),
        "https://openaccess.thecvf.com/content_" + "w" * 4000 + "/_paper" * 500,
        "https://aclanthology.org/" + "v1" * 4000,
        "https://example.org/" + "a-" * 4000 + "%41",
        *("https://medium.com/" + run * (8000 // len(run)) + "!" for run in ("a-", "-", "a/")),
        "https://www.amazon.com/" + "dp/" * 2600,
        "https://www.usenix.org/system/files/conference/" + "a" * 4000 + "_" * 4000,
        "https://www.thelancet.com/" + "article/" * 1000,
        "https://www.computer.org/csdl/journal/" + "a/" * 4000,
        "https://gitlab.com/o/" + "a." * 4000,
        "https://raw.githubusercontent.com/o/r/" + "refs/heads/" * 700,
    ],
    ids=lambda text: f"{text[:30]}-{len(text)}",
)
def test_hostile_text_is_answered_at_once(hostile):
    """No clock is asked; where cost grew faster than the text, this would not end."""
    assert identify(hostile).kind is Kind.PAGE or len(hostile) <= LONGEST
    assert isinstance(slug(hostile), tuple)
    assert without_tracking(hostile) == hostile
