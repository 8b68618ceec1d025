// A provider as the field writes them, with terraform-plugin-framework: one resource over the same REST interface as
// croft_ssh_key. `npm run bench -- field` measures Croft's provider beside it; nothing else uses it.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func main() {
	options := providerserver.ServeOpts{Address: "registry.terraform.io/croft/yardstick"}
	if err := providerserver.Serve(context.Background(), newProvider, options); err != nil {
		log.Fatal(err)
	}
}

type yardstick struct{}

func newProvider() provider.Provider { return &yardstick{} }

func (*yardstick) Metadata(_ context.Context, _ provider.MetadataRequest, answer *provider.MetadataResponse) {
	answer.TypeName = "yardstick"
}

func (*yardstick) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

// The endpoint is that of Croft's socket, in the same variable that Croft's provider reads.
func (*yardstick) Configure(_ context.Context, _ provider.ConfigureRequest, answer *provider.ConfigureResponse) {
	socket := strings.TrimPrefix(os.Getenv("CROFT_ENDPOINT"), "unix://")
	transport := &http.Transport{
		MaxIdleConnsPerHost: 16,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", socket)
		},
	}
	answer.ResourceData = &client{http: &http.Client{Transport: transport}, token: os.Getenv("CROFT_TOKEN")}
}

func (*yardstick) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (*yardstick) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return &sshKey{} }}
}

type client struct {
	http  *http.Client
	token string
}

type document struct {
	ID      string `json:"id,omitempty"`
	Project string `json:"project"`
	Name    string `json:"name"`
	Spec    struct {
		PublicKey string `json:"public_key"`
	} `json:"spec"`
}

// Errors: what the server answered beyond 2xx, with nil and no error for 404.
func (c *client) call(ctx context.Context, method, path string, body *document) (*document, error) {
	var payload io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		payload = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://localhost"+path, payload)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode == http.StatusNotFound {
		return nil, err
	}
	if answer.StatusCode >= 300 {
		return nil, fmt.Errorf("%s %s: %d: %s", method, path, answer.StatusCode, text)
	}
	var read document
	if len(text) > 0 {
		err = json.Unmarshal(text, &read)
	}
	return &read, err
}

type sshKey struct{ client *client }

type sshKeyModel struct {
	ID        types.String `tfsdk:"id"`
	Project   types.String `tfsdk:"project"`
	Name      types.String `tfsdk:"name"`
	PublicKey types.String `tfsdk:"public_key"`
}

func (*sshKey) Metadata(_ context.Context, request resource.MetadataRequest, answer *resource.MetadataResponse) {
	answer.TypeName = request.ProviderTypeName + "_ssh_key"
}

func (*sshKey) Schema(_ context.Context, _ resource.SchemaRequest, answer *resource.SchemaResponse) {
	replaces := schema.StringAttribute{
		Required:      true,
		PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
	answer.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id": schema.StringAttribute{
			Computed:      true,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"project": replaces, "name": replaces, "public_key": replaces,
	}}
}

func (r *sshKey) Configure(_ context.Context, request resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	if given, ok := request.ProviderData.(*client); ok {
		r.client = given
	}
}

func (r *sshKey) Create(ctx context.Context, request resource.CreateRequest, answer *resource.CreateResponse) {
	var model sshKeyModel
	answer.Diagnostics.Append(request.Plan.Get(ctx, &model)...)
	wanted := document{Project: model.Project.ValueString(), Name: model.Name.ValueString()}
	wanted.Spec.PublicKey = model.PublicKey.ValueString()
	made, err := r.client.call(ctx, http.MethodPost, "/v1/ssh_keys", &wanted)
	if failed(&answer.Diagnostics, err) {
		return
	}
	model.ID = types.StringValue(made.ID)
	answer.Diagnostics.Append(answer.State.Set(ctx, &model)...)
}

func (r *sshKey) Read(ctx context.Context, request resource.ReadRequest, answer *resource.ReadResponse) {
	var model sshKeyModel
	answer.Diagnostics.Append(request.State.Get(ctx, &model)...)
	found, err := r.client.call(ctx, http.MethodGet, "/v1/ssh_keys/"+model.ID.ValueString(), nil)
	if failed(&answer.Diagnostics, err) {
		return
	}
	if found == nil {
		answer.State.RemoveResource(ctx)
		return
	}
	model.Project = types.StringValue(found.Project)
	model.Name = types.StringValue(found.Name)
	model.PublicKey = types.StringValue(found.Spec.PublicKey)
	answer.Diagnostics.Append(answer.State.Set(ctx, &model)...)
}

// Update is never called: every field replaces.
func (*sshKey) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}

func (r *sshKey) Delete(ctx context.Context, request resource.DeleteRequest, answer *resource.DeleteResponse) {
	var model sshKeyModel
	answer.Diagnostics.Append(request.State.Get(ctx, &model)...)
	_, err := r.client.call(ctx, http.MethodDelete, "/v1/ssh_keys/"+model.ID.ValueString(), nil)
	failed(&answer.Diagnostics, err)
}

func failed(diagnostics *diag.Diagnostics, err error) bool {
	if err != nil {
		diagnostics.AddError("The reconciler could not do it.", err.Error())
	}
	return diagnostics.HasError()
}
