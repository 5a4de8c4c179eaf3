"""Makes the sample workbooks beside this file: lists as clerks keep them. EVERY PERSON IN THEM IS INVENTED.

    pip install openpyxl==3.1.5 xlwt==1.3.0 odfpy==1.4.1 msoffcrypto-tool
    python3 make_workbooks.py

The libraries are not the ones the program uses, on purpose. The same script makes the same bytes, but for
formats/co-mat-khau.xlsx, whose cipher is salted: it is made only when it is missing.

In the lists of people below, a birth is written as the clerk typed it:
    1992         a year, as a number          =1992       a year, as text
    06/1999      month and year, as text      ~12/03/1995 a whole date, as text
    12/03/1995   a real date
"""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
MADE = dt.datetime(2026, 6, 30, 8, 0, 0)

# name | M or F | birth
CANDIDATES = {
    "CHI BỘ PHÂN XƯỞNG LẮP RÁP 1": """
        Nguyễn Văn Đạt|M|12/03/1995
        Trần Thị Hương|F|1992
        Phạm Đức Thịnh|M|06/1999
        Lê Thị Ánh Tuyết|F|~05/11/1996
        Vũ Quốc Dũng|M|21/07/1990
        Bùi Thị Thủy|F|=1994
        Đỗ Mạnh Hùng|M|1988
        Hoàng Thị Kim Oanh|F|02/09/1998
        Đặng Văn Lữ|M|~30/04/1993
        Ngô Thị Hằng|F|09/1997
        Đinh Công Duẩn|M|17/12/2001
        Phùng Thị Lệ Quyên|F|1999
    """,
    "CHI BỘ PHÂN XƯỞNG LẮP RÁP 2": """
        Nguyễn Thị Hương|F|14/02/1993
        Trịnh Xuân Bách|M|1991
        Mai Thị Nguyệt|F|~08/03/1995
        Lương Văn Sỹ|M|03/1994
        Tạ Thị Phương Thảo|F|25/10/2000
        Đoàn Ngọc Ẩn|M|1987
        Cao Thị Mỹ Duyên|F|11/1998
        Nguyễn Hữu Nghĩa|M|19/05/1996
        Lý Thị Én|F|=1992
        Dương Đình Kỷ|M|~22/12/1989
        Hà Thị Thu Hường|F|06/06/1997
    """,
    "CHI BỘ KHỐI VĂN PHÒNG": """
        Nguyễn Thị Hương|F|30/08/1990
        Trần Quang Vĩ|M|10/10/1992
        Phạm Thị Ngọc Bích|F|1995
        Lê Hoàng Ưng|M|~01/01/1994
        Đào Thị Yến|F|04/1996
        Vũ Thị Quỳnh Như|F|28/02/1999
        Bùi Tuấn Kiệt|M|1993
        Đỗ Thị Diễm My|F|15/09/2002
        Hồ Sĩ Đãng|M|07/1991
    """,
    "CHI BỘ CƠ ĐIỆN – KHO VẬN": """
        Hoàng Văn Ngọ|M|1990
        Phan Thị Lụa|F|23/11/1994
        Vũ Đình Ổn|M|~16/06/1992
        Nguyễn Thị Xuyến|F|12/1995
        Lại Văn Đĩnh|M|=1989
        Trương Thị Ỷ Lan|F|05/05/1998
        Nguyễn Duy Khương|M|09/01/1997
        Chu Thị Bưởi|F|1993
    """,
}

# name | M or F | birth | admitted on
MEMBERS = {
    "CHI BỘ PHÂN XƯỞNG LẮP RÁP 1": """
        Nguyễn Văn Thành|M|11/02/1975|03/02/1999
        Trần Thị Mận|F|1978|19/05/2003
        Phạm Văn Quyết|M|20/08/1980|02/09/2006
        Lê Thị Thanh Hà|F|15/03/1982|07/11/2008
        Vũ Văn Khải|M|~04/04/1979|26/03/2004
        Bùi Thị Nhàn|F|09/1983|19/05/2010
        Đỗ Văn Tuyển|M|25/12/1985|03/02/2012
        Hoàng Đức Lượng|M|1981|22/12/2007
        Đặng Thị Hiền|F|06/07/1986|19/05/2013
        Ngô Văn Bảy|M|17/01/1984|02/09/2011
        Đinh Thị Lương|F|30/11/1988|07/11/2015
        Phùng Văn Đức|M|=1987|26/03/2014
        Trịnh Thị Dịu|F|08/03/1989|03/02/2016
        Mai Văn Cường|M|12/10/1990|19/05/2018
        Lương Thị Ngân|F|05/1991|02/09/2019
        Tạ Văn Toản|M|21/06/1993|07/11/2021
        Đoàn Thị Phượng|F|14/09/1995|19/05/2025
        Cao Văn Hiệu|M|02/02/1996|26/12/2025
    """,
    "CHI BỘ PHÂN XƯỞNG LẮP RÁP 2": """
        Nguyễn Đình Chiến|M|19/05/1974|03/02/1998
        Lý Văn Sáng|M|1977|02/09/2002
        Dương Thị Loan|F|07/07/1981|19/05/2007
        Hà Văn Điệp|M|23/10/1979|22/12/2005
        Nguyễn Thị Hòa|F|~18/12/1984|26/03/2010
        Trần Văn Mạnh|M|01/06/1983|03/02/2009
        Phạm Thị Tươi|F|1986|07/11/2012
        Lê Văn Huấn|M|10/1985|19/05/2011
        Đào Thị Nga|F|27/04/1987|02/09/2014
        Vũ Mạnh Tiến|M|13/08/1988|22/12/2015
        Bùi Văn Khoa|M|29/01/1990|03/02/2017
        Đỗ Thị Hạnh|F|16/05/1989|19/05/2016
        Hồ Văn Lực|M|=1991|02/09/2018
        Hoàng Thị Sen|F|05/09/1992|26/03/2020
        Phan Văn Thọ|M|24/02/1994|07/11/2022
        Nguyễn Thị Hoa|F|11/11/1996|03/02/2026
        Vũ Văn Tứ|M|08/1997|19/05/2026
    """,
    "CHI BỘ KHỐI VĂN PHÒNG": """
        Lại Quang Minh|M|02/09/1970|19/05/1995
        Trương Thị Bích Ngọc|F|20/10/1976|03/02/2001
        Nguyễn Khắc Dụng|M|1972|22/12/1997
        Chu Thị Hồng Vân|F|14/06/1980|02/09/2005
        Trần Đình Phú|M|30/03/1978|07/11/2003
        Nguyễn Văn Thành|M|03/12/1983|19/05/2009
        Phạm Thị Kiều Oanh|F|1985|26/03/2011
        Lê Quý Đôn|M|~09/09/1982|03/02/2008
        Đặng Thị Thùy Linh|F|28/07/1988|02/09/2013
        Ngô Thế Anh|M|12/1986|22/12/2012
        Đinh Thị Thu Hiền|F|22/05/1990|19/05/2017
        Vũ Ngọc Tú|M|15/10/1991|07/11/2019
        Mai Thị Huyền Trang|F|04/01/1994|02/09/2025
        Tạ Đăng Khoa|M|18/08/1995|03/02/2026
    """,
    "CHI BỘ CƠ ĐIỆN – KHO VẬN": """
        Đỗ Văn Cầu|M|06/06/1973|02/09/1999
        Hoàng Văn Phấn|M|1976|19/05/2002
        Bùi Thị Gấm|F|25/01/1981|03/02/2007
        Nguyễn Văn Ước|M|17/03/1980|22/12/2006
        Lương Văn Rạng|M|~31/05/1984|07/11/2010
        Dương Thị Vy|F|10/08/1987|26/03/2013
        Trần Văn Kỳ|M|=1985|19/05/2012
        Đoàn Văn Giỏi|M|13/11/1989|02/09/2016
        Phùng Thị Quế|F|02/1992|03/02/2020
        Cao Xuân Trường|M|20/12/1993|22/12/2023
        Hà Thị Xoan|F|07/04/1997|26/03/2026
    """,
}

HOMES = [
    "Xã Kiến Thụy, thành phố Hải Phòng", "Xã Tiên Lãng, thành phố Hải Phòng", "Xã Vĩnh Bảo, thành phố Hải Phòng",
    "Phường Thủy Nguyên, thành phố Hải Phòng", "Xã An Lão, thành phố Hải Phòng", "Xã Tứ Kỳ, thành phố Hải Phòng",
    "Xã Đông Hưng, tỉnh Hưng Yên", "Xã Giao Thủy, tỉnh Ninh Bình", "Xã Na Rì, tỉnh Thái Nguyên",
]
POSTS = ["Công nhân", "Tổ trưởng sản xuất", "Nhân viên kỹ thuật", "Công nhân vận hành máy", "Thủ kho", "Nhân viên văn phòng"]
MEMBER_POSTS = ["", "Tổ trưởng", "", "Quản đốc phân xưởng", "", "Ủy viên Ban Chấp hành Công đoàn", ""]
SCHOOLINGS = ["12/12", "12/12", "12/12", "9/12"]
SPECIALTIES = ["Trung cấp cơ khí", "Cao đẳng điện", "Đại học kế toán", "Công nhân kỹ thuật 3/7", "Kỹ sư chế tạo máy", ""]
THEORIES = ["Sơ cấp", "Trung cấp", "Sơ cấp", "", "Cao cấp"]

RESOLUTIONS = [
    ("03-NQ/CB", dt.date(2024, 3, 15)), ("07-NQ/CB", dt.date(2024, 9, 20)), ("02-NQ/CB", dt.date(2025, 2, 28)),
    ("09-NQ/CB", dt.date(2025, 10, 10)), ("04-NQ/CB", dt.date(2026, 3, 6)),
]
COURSES = [
    ("Đợt 2/2024", 2024, dt.date(2024, 11, 15)), ("Đợt 1/2025", 2025, dt.date(2025, 6, 20)),
    ("Đợt 1/2026", 2026, dt.date(2026, 5, 22)),
]
AS_OF = dt.date(2026, 6, 30)

CANDIDATE_HEADS = [
    ("TT", None), ("Họ và tên", None), ("Nam", "Ngày, tháng, năm sinh"), ("Nữ", "Ngày, tháng, năm sinh"),
    ("Dân tộc", None), ("Quê quán", None), ("Chức vụ, đơn vị", None), ("Văn hóa", "Trình độ"),
    ("Chuyên môn", "Trình độ"), ("Số CCCD", None), ("Số", "Nghị quyết công nhận cảm tình Đảng"),
    ("Ngày", "Nghị quyết công nhận cảm tình Đảng"), ("Họ và tên", "Đảng viên giúp đỡ"),
    ("Ngày phân công", "Đảng viên giúp đỡ"), ("Đợt", "Lớp bồi dưỡng nhận thức về Đảng"),
    ("Số GCN", "Lớp bồi dưỡng nhận thức về Đảng"), ("Ngày cấp", "Lớp bồi dưỡng nhận thức về Đảng"), ("Ghi chú", None),
]
MEMBER_HEADS = [
    ("STT", None), ("Họ và tên", None), ("Nam", "Ngày sinh"), ("Nữ", "Ngày sinh"), ("Dân tộc", None),
    ("Quê quán", None), ("Nơi ở", None), ("HV", "Trình độ"), ("CM", "Trình độ"), ("LLCT", "Trình độ"),
    ("Ngày vào Đảng", None), ("Ngày chính thức", None), ("Số thẻ", None), ("Số lý lịch", None), ("Chức vụ", None),
    ("Ghi chú", None),
]


def people(text, fields):
    """The lines of a list above, cut at the bars."""
    rows = [line.strip().split("|") for line in text.strip().splitlines()]
    assert all(len(row) == fields for row in rows), rows
    return rows


def day(text):
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


def typed(text):
    """A birth as the clerk typed it: see the head of this file."""
    if text[0] in "=~":
        return text[1:]
    if text.isdigit():
        return int(text)
    return text if text.count("/") == 1 else day(text)


def citizen_id(sex, birth, serial):
    year = int(birth[-4:])
    return f"031{(0 if sex == 'M' else 1) + (2 if year >= 2000 else 0)}{year % 100:02}{serial:06}"


class Sheet:
    """A sheet written from the top, as a clerk does."""

    def __init__(self, book, name, heads):
        self.sheet = book.active
        self.sheet.title = name
        self.heads = heads
        self.row = 1

    def put(self, column, value, bold=False):
        cell = self.sheet.cell(self.row, column, value)
        cell.font = Font(name="Times New Roman", size=12, bold=bold)
        if isinstance(value, dt.date):
            cell.number_format = "dd/mm/yyyy"
        return cell

    def merge(self, top, left, bottom, right):
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def across(self, value, left=1, right=None):
        right = right or len(self.heads)
        self.put(left, value, bold=True).alignment = Alignment(horizontal="center")
        self.merge(self.row, left, self.row, right)

    def head(self, numbers):
        centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
        top, column = self.row, 1
        while column <= len(self.heads):
            title, group = self.heads[column - 1]
            if group is None:
                self.put(column, title, bold=True).alignment = centre
                self.merge(top, column, top + 1, column)
                column += 1
                continue
            last = column
            while last < len(self.heads) and self.heads[last][1] == group:
                last += 1
            self.put(column, group, bold=True).alignment = centre
            self.merge(top, column, top, last)
            self.row = top + 1
            for part in range(column, last + 1):
                self.put(part, self.heads[part - 1][0], bold=True).alignment = centre
            self.row, column = top, last + 1
        self.row = top + 2
        if numbers:
            self.cells([f"({at})" for at in range(1, len(self.heads) + 1)])

    def cells(self, values):
        thin = Side(style="thin")
        for column, value in enumerate(values, 1):
            cell = self.put(column, value if value != "" else None)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.row += 1

    def finish(self, closing):
        self.put(1, closing, bold=True)
        self.merge(self.row, 1, self.row, len(self.heads))
        self.row += 2
        right = len(self.heads) - 5
        self.across("Hải Phòng, ngày 30 tháng 6 năm 2026", right)
        self.row += 1
        self.across("NGƯỜI LẬP BIỂU", 2, 5)
        self.across("T/M ĐẢNG ỦY", right)
        self.row += 4
        self.across("Nguyễn Thị Mẫu", 2, 5)
        self.across("Trần Văn Mẫu", right)
        for column in range(1, len(self.heads) + 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = 6 if column == 1 else 16


def letterhead(sheet, title):
    half = len(sheet.heads) // 2
    for left, right in [
        ("ĐẢNG BỘ KHỐI DOANH NGHIỆP (MẪU)", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("ĐẢNG ỦY CÔNG TY CỔ PHẦN CƠ KHÍ MẪU", None),
    ]:
        sheet.across(left, 1, half)
        if right:
            sheet.across(right, half + 1)
        sheet.row += 1
    sheet.row += 1
    sheet.across(title)
    sheet.row += 1
    sheet.across("(dữ liệu bịa, tính đến ngày 30/6/2026)")
    sheet.row += 2


def helpers():
    """Full members of each branch, who help its candidates."""
    return {
        branch: [row[0] for row in people(text, 4) if day(row[3]) < dt.date(2022, 1, 1)]
        for branch, text in MEMBERS.items()
    }


def candidate(at, number, branch, name, sex, birth):
    """One candidate's cells; what the list above does not say follows from the person's place in it, `at`, from 0."""
    paper, listed = RESOLUTIONS[at % len(RESOLUTIONS)]
    assigned = listed + dt.timedelta(days=7)
    course = next((course for course in COURSES if course[2] > listed), None) if at % 3 != 2 else None
    ident = citizen_id(sex, birth, 4021 + 37 * at)
    if at % 5 == 1:
        ident = int(ident)  # the zero in front is lost, as in many a workbook
    elif at % 5 == 3:
        ident = f"{ident[:3]} {ident[3:6]} {ident[6:]}"
    written = listed if at % 4 else listed.strftime("%d/%m/%Y")
    return [
        number, name, typed(birth) if sex == "M" else "", typed(birth) if sex == "F" else "",
        ["Kinh", "Kinh", "Kinh", "Kinh", "Tày", "Kinh", "Mường"][at % 7], HOMES[at % len(HOMES)],
        f"{POSTS[at % len(POSTS)]}, {branch.removeprefix('CHI BỘ ').capitalize()}", SCHOOLINGS[at % len(SCHOOLINGS)],
        SPECIALTIES[at % len(SPECIALTIES)], ident, paper, written, helpers()[branch][at % len(helpers()[branch])],
        assigned, *((course[0], f"{1200 + at:04}/{course[1]}", course[2]) if course else ("", "", "")),
        "Đoàn viên" if at % 9 == 4 else "",
    ]


def candidates():
    book = Workbook()
    sheet = Sheet(book, "Quần chúng ưu tú", CANDIDATE_HEADS)
    letterhead(sheet, "DANH SÁCH QUẦN CHÚNG ƯU TÚ (CẢM TÌNH ĐẢNG)")
    sheet.head(numbers=True)
    at = 0
    for roman, (branch, text) in zip(["I", "II", "III", "IV"], CANDIDATES.items()):
        rows = people(text, 3)
        sheet.put(1, f"{roman}. {branch}: {len(rows)} đồng chí", bold=True)
        sheet.merge(sheet.row, 1, sheet.row, len(sheet.heads))
        sheet.row += 1
        for name, sex, birth in rows:
            sheet.cells(candidate(at, at + 1, branch, name, sex, birth))
            at += 1
    women = sum(row[1] == "F" for text in CANDIDATES.values() for row in people(text, 3))
    sheet.finish(f"Tổng số: {at} quần chúng, trong đó nữ: {women}.")
    return book


def members():
    book = Workbook()
    sheet = Sheet(book, "Đảng viên", MEMBER_HEADS)
    letterhead(sheet, "DANH SÁCH ĐẢNG VIÊN")
    sheet.head(numbers=False)
    at = women = 0
    for roman, (branch, text) in zip(["I", "II", "III", "IV"], MEMBERS.items()):
        rows = people(text, 4)
        sheet.put(1, roman, bold=True)
        sheet.put(2, f"{branch}: {len(rows)} đồng chí", bold=True)
        sheet.merge(sheet.row, 2, sheet.row, len(sheet.heads))
        sheet.row += 1
        for number, (name, sex, birth, admitted) in enumerate(rows, 1):
            admitted = day(admitted)
            official = admitted.replace(year=admitted.year + 1)
            card = citizen_id(sex, birth, 90013 + 41 * at) if at % 3 == 0 or official > dt.date(2025, 9, 1) else f"{31000400 + 7 * at}"
            if official > AS_OF:
                official = card = ""
            post = ["Bí thư chi bộ", "Phó Bí thư chi bộ"][number - 1] if number < 3 else MEMBER_POSTS[at % len(MEMBER_POSTS)]
            home = HOMES[at * 2 % len(HOMES)]
            sheet.cells([
                number, name, typed(birth) if sex == "M" else "", typed(birth) if sex == "F" else "",
                "Kinh" if at % 11 else "Tày", home, HOMES[at % 5], SCHOOLINGS[at % len(SCHOOLINGS)],
                SPECIALTIES[at % len(SPECIALTIES)], THEORIES[at % len(THEORIES)],
                admitted if at % 6 else admitted.strftime("%d/%m/%Y"), official, card, f"{12301 + 13 * at:06}HP", post,
                "Đảng viên dự bị" if official == "" else "",
            ])
            at, women = at + 1, women + (sex == "F")
    sheet.finish(f"Tổng số: {at} đồng chí, trong đó nữ: {women}.")
    return book


def faults():
    """The candidates' layout with four impossible rows among four sound ones."""
    book = Workbook()
    sheet = Sheet(book, "Quần chúng ưu tú", CANDIDATE_HEADS)
    letterhead(sheet, "DANH SÁCH QUẦN CHÚNG ƯU TÚ CÓ LỖI ĐỂ THỬ")
    sheet.head(numbers=True)
    branch = "CHI BỘ PHÂN XƯỞNG LẮP RÁP 1"
    sheet.put(1, f"I. {branch}: 8 đồng chí", bold=True)
    sheet.merge(sheet.row, 1, sheet.row, len(sheet.heads))
    sheet.row += 1
    rows = [
        candidate(100 + at, at + 1, branch, *person)
        for at, person in enumerate([
            ("Phạm Thị Nụ", "F", "12/05/1996"), ("Đỗ Văn Lỗi", "M", "~31/02/1990"), ("Vũ Thị Đậu", "F", "1995"),
            ("Lê Văn Sót", "M", "07/1993"), ("", "F", "20/10/1998"), ("Trần Văn Ngãi", "M", "03/09/1991"),
            ("Hoàng Thị Muộn", "F", "14/04/1997"), ("Bùi Văn Đủ", "M", "1994"),
        ])
    ]
    rows[3][9] = "03109300412"  # a text of 11 digits
    rows[6][11] = dt.date(2031, 3, 15)  # a resolution that is still to come
    for row in rows:
        sheet.cells(row)
    sheet.finish("Tổng số: 8 quần chúng, trong đó nữ: 4.")
    return book


# One small list in other formats: TT, name, date, ID, and a group over two columns.
SMALL = [
    ["TT", "Họ và tên", "Ngày vào", None, "Số CCCD"],
    [None, None, "Đoàn", "Công đoàn", None],
    [1, "Đỗ Thị Mẫu", dt.date(2010, 3, 26), dt.date(2015, 7, 28), "031190004021"],
    [2, "Vũ Văn Mẫu", dt.date(2011, 12, 22), None, 31090004058],
]


def calendar_of_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Mẫu"
    for row in SMALL:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=3, min_col=3, max_col=4):
        for cell in row:
            cell.number_format = "dd/mm/yyyy"
    sheet.merge_cells("C1:D1")
    return book


def old_format():
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Mẫu")
    date = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    sheet.write_merge(0, 0, 2, 3, "Ngày vào")
    for at, row in enumerate(SMALL):
        for column, value in enumerate(row):
            if value is not None and (at, column) != (0, 2):
                sheet.write(at, column, value, *([date] if isinstance(value, dt.date) else []))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def open_document():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Mẫu")
    for at, row in enumerate(SMALL):
        line = TableRow()
        for column, value in enumerate(row):
            if (at, column) == (0, 3):
                line.addElement(CoveredTableCell())
                continue
            if isinstance(value, dt.date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            elif isinstance(value, int):
                cell = TableCell(valuetype="float", value=value)
            elif value is None:
                cell = TableCell()
            else:
                cell = TableCell(valuetype="string", **({"numbercolumnsspanned": 2} if (at, column) == (0, 2) else {}))
            if value is not None:
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        sheet.addElement(line)
    # Programs fill a sheet up to its last row like this.
    filler = TableRow(numberrowsrepeated=1048572)
    filler.addElement(TableCell(numbercolumnsrepeated=16384))
    sheet.addElement(filler)
    book.spreadsheet.addElement(sheet)
    packed = io.BytesIO()
    book.write(packed)
    return packed.getvalue()


def fixed(packed):
    """The same package with its times fixed."""
    out = io.BytesIO()
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            elif name == "meta.xml":
                data = re.sub(rb"(<(meta:creation-date|dc:date)>)[^<]*", rb"\g<1>" + stamp, data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # The kind of an OpenDocument file is told by a first part that is not packed.
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return out.getvalue()


def packed(book):
    book.properties.creator = "mẫu"
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue())


def protected(plain):
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt("mẫu", out)
    return out.getvalue()


if __name__ == "__main__":
    formats = HERE / "formats"
    formats.mkdir(exist_ok=True)
    (HERE / "danh-sach-quan-chung.xlsx").write_bytes(packed(candidates()))
    (HERE / "danh-sach-dang-vien.xlsx").write_bytes(packed(members()))
    (HERE / "danh-sach-loi.xlsx").write_bytes(packed(faults()))
    (formats / "lich-1904.xlsx").write_bytes(packed(calendar_of_1904()))
    (formats / "ban-cu.xls").write_bytes(old_format())
    (formats / "ban-mo.ods").write_bytes(fixed(open_document()))
    if not (formats / "co-mat-khau.xlsx").exists():
        (formats / "co-mat-khau.xlsx").write_bytes(protected((formats / "lich-1904.xlsx").read_bytes()))
