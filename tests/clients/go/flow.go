// What a program in Go does with the client that oapi-codegen makes of the served document. It prints what it saw as one line
// of JSON.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"croft.example/flow/croft"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// made gives the object of an answer, which is in one of the members for its statuses.
func made[T any](answers ...*T) T {
	for _, one := range answers {
		if one != nil {
			return *one
		}
	}
	panic("the answer has no object")
}

func clientOf(token string) *croft.ClientWithResponses {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(must(os.ReadFile(os.Getenv("CROFT_CA"))))
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
	authorize := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+token)
		return nil
	}
	return must(croft.NewClientWithResponses(
		os.Getenv("CROFT_ENDPOINT"),
		croft.WithHTTPClient(&http.Client{Transport: transport}),
		croft.WithRequestEditorFn(authorize),
	))
}

func to[T any](value T) *T { return &value }

func main() {
	ctx := context.Background()
	admin := clientOf(os.Getenv("CROFT_TOKEN"))
	project := "golang"
	must(admin.CreateProjectWithResponse(ctx, nil, croft.ProjectCreate{Name: project}))
	token := must(admin.CreateTokenWithResponse(ctx, nil, croft.TokenCreate{
		Role: croft.TokenCreateRoleOperator, Project: &project, TtlSeconds: 600,
	})).JSON201.Token
	images := must(admin.CreateImageWithResponse(ctx, nil, croft.ImageCreate{
		Project: &project, Name: "empty", Spec: croft.ImageSpec{Upload: to(os.Getenv("UPLOAD"))},
	}))
	image := made(images.JSON201, images.JSON202, images.JSON200)
	disks := must(admin.CreateDiskWithResponse(ctx, nil, croft.DiskCreate{
		Spec: croft.DiskSpec{Host: "h1", File: &croft.DiskFile{Name: project, SizeGib: 10}},
	}))
	disk := made(disks.JSON202, disks.JSON201, disks.JSON200)

	operator := clientOf(*token)
	partitions := must(operator.CreatePartitionWithResponse(ctx, nil, croft.PartitionCreate{
		Project: project, Name: "data", Spec: croft.PartitionSpec{Disk: &disk.Id, SizeGib: 1},
	}))
	partition := made(partitions.JSON202, partitions.JSON201, partitions.JSON200)
	vms := must(operator.CreateVmWithResponse(ctx, nil, croft.VmCreate{
		Project: project, Name: "a1",
		Spec: croft.VmSpec{
			Image: &image.Id, Cpus: 1, MemoryMib: 64, RootDiskGib: 1,
			Partitions: &[]croft.VmPartition{{Partition: partition.Id}},
		},
	}))
	vm := made(vms.JSON202, vms.JSON201, vms.JSON200)
	ready := must(operator.GetVmWithResponse(ctx, vm.Id, &croft.GetVmParams{
		Wait: to(croft.GetVmParamsWaitReady), TimeoutSeconds: to(60),
	})).JSON200

	team := func(name string) croft.VmPatch {
		tags := croft.TagsPatch{"team": &name}
		return croft.VmPatch{Tags: &tags}
	}
	patch := team("web")
	patch.Spec = &croft.VmSpecPatch{Description: to("Ours.")}
	patched := must(operator.UpdateVmWithResponse(ctx, vm.Id, nil, patch)).JSON200
	lost := must(operator.UpdateVmWithResponse(ctx, vm.Id, &croft.UpdateVmParams{
		IfMatch: to(fmt.Sprint(ready.Generation)),
	}, team("shop"))).ApplicationproblemJSON412
	missing := must(operator.GetVmWithResponse(ctx, "vm_0000000000000000", nil)).ApplicationproblemJSON404
	listed := must(operator.ListVmsWithResponse(ctx, &croft.ListVmsParams{Project: &project})).JSON200
	events := must(operator.ListEventsWithResponse(ctx, &croft.ListEventsParams{Limit: to(1000)})).JSON200

	created, fields := false, []string{}
	for _, event := range events.Items {
		switch one := must(event.ValueByDiscriminator()).(type) {
		case croft.VmCreatedEvent:
			created = created || one.Object == vm.Id
		case croft.VmUpdatedEvent:
			fields = append(fields, one.Data.Fields...)
		}
	}
	must(operator.DeleteVmWithResponse(ctx, vm.Id, nil))
	news := must(operator.ListEventsWithResponse(ctx, &croft.ListEventsParams{After: &events.NextAfter})).JSON200
	followed := false
	for _, event := range news.Items {
		if one, is := must(event.ValueByDiscriminator()).(croft.VmDeletingEvent); is {
			followed = followed || one.Object == vm.Id
		}
	}
	gone := must(operator.GetVmWithResponse(ctx, vm.Id, &croft.GetVmParams{
		Wait: to(croft.GetVmParamsWaitDeleted), TimeoutSeconds: to(60),
	}))
	fmt.Println(string(must(json.Marshal(map[string]any{
		"state": ready.Status.State, "team": patched.Tags["team"], "lost": lost.Code, "missing": missing.Code,
		"listed": len(listed.Items), "created": created, "fields": fields, "followed": followed, "gone": gone.StatusCode(),
	}))))
}
