module pull-doctor.invalid/go-judge

go 1.19
