module croft.example/flow

go 1.24
