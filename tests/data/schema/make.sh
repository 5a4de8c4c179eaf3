#!/bin/bash
# A small register of invented people, made by the program of an earlier schema: make.sh 2 path/to/its/nguon-cli
set -e
export NGUON_PASSPHRASE='sổ cấu trúc một'
S=${1:?the schema}; N=${2:?the nguon-cli of that schema}; F=$PWD/schema-$S.nguon; rm -rf schema-$S*
$N new $F --json > /dev/null
id() { python3 -c "import sys,json; print(json.load(sys.stdin)['$1'])"; }
R=$($N unit add $F --name 'Đảng bộ Công ty Mẫu' --kind grassroots_committee --json | id unit)
A=$($N unit add $F --name 'Chi bộ Một' --parent $R --from 2018-03-05 --json | id unit)
B=$($N unit add $F --name 'Chi bộ Hai' --parent $R --from 2018-03-05 --json | id unit)
C=$($N course add $F --name 'Lớp bồi dưỡng đợt 1-2023' --from 2023-03-06 --to 2023-03-10 --json | id course)
cand() { $N person add $F --name "$1" --unit $2 --on $3 --set birth_date=$4 --set sex=$5 --json | id case; }
ev() { $N event $F "$@" --reason 'Sổ mẫu' --json | id event; }
V='--set votes_entitled=9 --set votes_present=9 --set votes_for=9 --set votes_against=0'
c1=$(cand 'Lê Thị Mẫu Một' $A 2022-11-10 1996-04-02 female)
ev $c1 helper_named --on 2022-11-10 --set 'helper=Trần Văn Giúp' >/dev/null
ev $c1 course_enrolled --on 2023-02-20 --set course=$C >/dev/null
r=$(ev $c1 course_result --on 2023-03-10 --set course=$C --set result=failed)
ev $c1 correction --on 2023-03-11 --set corrects=$r --set field=result --set value=good --set 'basis=Vào nhầm' >/dev/null
ev $c1 course_certificate --on 2023-03-15 --set course=$C >/dev/null
ev $c1 dossier_opened --on 2023-05-04 >/dev/null
ev $c1 history_certified --on 2023-06-01 --set fit=true >/dev/null
ev $c1 branch_vote --on 2023-06-12 $V >/dev/null
ev $c1 committee_vote --on 2023-06-20 $V >/dev/null
d=$(ev $c1 decision --on 2023-07-20 --set document_number=307-QĐ/ĐU)
ev $c1 correction --on 2023-07-21 --set corrects=$d --set field=document_number --set value=317-QĐ/ĐU --set 'basis=Vào nhầm số' >/dev/null
ev $c1 decision_received --on 2023-07-25 >/dev/null
ev $c1 ceremony --on 2023-08-10 >/dev/null
c2=$(cand 'Phạm Văn Mẫu Hai' $B 2024-02-19 1999-12 male)
h=$(ev $c2 helper_named --on 2024-02-19 --set 'helper=Trần Văn Giúp')
ev $c2 entry_voided --on 2024-02-20 --set voids=$h --set 'basis=Vào nhầm người' >/dev/null
c3=$($N person add $F --name 'Nguyễn Thị Mẫu Ba' --unit $A --on 2021-12-31 --first member_recorded --set birth_date=1975 --set sex=female --set member_kind=full --set admission_date_set=2008-02-19 --json | id case)
ev $c3 post_held --on 2022-01-10 --set position=secretary >/dev/null
c4=$(cand 'Hoàng Văn Mẫu Bốn' $B 2023-05-19 1998-07-30 male)
ev $c4 removed_from_list --on 2024-09-02 --set cause_code=withdrew >/dev/null || true
c5=$(cand 'Vũ Thị Mẫu Năm' $B 2025-05-19 2001-02-28 female)
ev $c5 task_given --on 2025-06-01 --set 'task=Giúp phong trào' >/dev/null
$N undo $F --json >/dev/null
ev $c5 introducer_named --on 2026-08-03 --set introducer_kind=full_member --set 'introducer=Trần Văn Giúp' --set acquaintance_from=2026-03-02 >/dev/null
for d in 2019-12-31 2021-12-30 2021-12-31 2022-12-31 2023-03-31 2023-07-31 2023-12-31 2024-06-30 2024-12-31 2026-11-25; do echo "\"$d\": $($N list $F --as-of $d --json),"; done | sed '1s/^/{/; $s/,$/}/' > schema-$S.lists.json
python3 -m json.tool --no-ensure-ascii schema-$S.lists.json > t && mv t schema-$S.lists.json
$N check $F --json; ls -la; rm -rf schema-$S.nguon.* "schema-$S bản sao"
