"""What a program in Python does with the client that openapi-python-client makes of the served document.

It prints what it saw as one line of JSON."""

import json
import os
import ssl

from croft import AuthenticatedClient
from croft.api.changes import list_events
from croft.api.disks import create_disk
from croft.api.images import create_image
from croft.api.partitions import create_partition
from croft.api.projects import create_project
from croft.api.tokens import create_token
from croft.api.vms import create_vm, delete_vm, get_vm, list_vms, update_vm
from croft.models import (
    DiskCreate,
    DiskFile,
    DiskSpec,
    GetVmWait,
    ImageCreate,
    ImageSpec,
    PartitionCreate,
    PartitionSpec,
    Problem,
    ProjectCreate,
    TagsPatch,
    TokenCreate,
    TokenCreateRole,
    VmCreate,
    VmCreatedEvent,
    VmDeletingEvent,
    VmPartition,
    VmPatch,
    VmSpec,
    VmSpecPatch,
    VmUpdatedEvent,
)

endpoint = os.environ["CROFT_ENDPOINT"]
context = ssl.create_default_context(cafile=os.environ["CROFT_CA"])


def client_of(token):
    return AuthenticatedClient(base_url=endpoint, token=token, verify_ssl=context, timeout=90)


def must(answer):
    if answer is None or isinstance(answer, Problem):
        raise RuntimeError(f"{answer}")
    return answer


admin = client_of(os.environ["CROFT_TOKEN"])
project = "python"
must(create_project.sync(client=admin, body=ProjectCreate(name=project)))
token = must(
    create_token.sync(
        client=admin, body=TokenCreate(role=TokenCreateRole.OPERATOR, project=project, ttl_seconds=600)
    )
).token
image = must(
    create_image.sync(
        client=admin, body=ImageCreate(project=project, name="empty", spec=ImageSpec(upload=os.environ["UPLOAD"]))
    )
)
disk = must(
    create_disk.sync(
        client=admin, body=DiskCreate(spec=DiskSpec(host="h1", file=DiskFile(name=project, size_gib=10)))
    )
)
operator = client_of(token)
partition = must(
    create_partition.sync(
        client=operator,
        body=PartitionCreate(project=project, name="data", spec=PartitionSpec(disk=disk.id, size_gib=1)),
    )
)
spec = VmSpec(
    image=image.id,
    cpus=1,
    memory_mib=64,
    root_disk_gib=1,
    partitions=[VmPartition(partition=partition.id)],
)
made = must(create_vm.sync(client=operator, body=VmCreate(project=project, name="a1", spec=spec)))
ready = must(get_vm.sync(made.id, client=operator, wait=GetVmWait.READY, timeout_seconds=60))


def team(name):
    return VmPatch(tags=TagsPatch.from_dict({"team": name}))


patch = team("web")
patch.spec = VmSpecPatch(description="Ours.")
patched = must(update_vm.sync(made.id, client=operator, body=patch))
lost = update_vm.sync(made.id, client=operator, body=team("shop"), if_match=str(ready.generation))
missing = get_vm.sync("vm_0000000000000000", client=operator)
listed = must(list_vms.sync(client=operator, project=project))
page = must(list_events.sync(client=operator, limit=1000))
events = page.items
must(delete_vm.sync(made.id, client=operator))
news = must(list_events.sync(client=operator, after=page.next_after)).items
gone = get_vm.sync_detailed(made.id, client=operator, wait=GetVmWait.DELETED, timeout_seconds=60)

print(
    json.dumps(
        {
            "state": ready.status.state.value,
            "team": patched.tags["team"],
            "lost": lost.code.value,
            "missing": missing.code.value,
            "listed": len(listed.items),
            "created": any(isinstance(one, VmCreatedEvent) and one.object_ == made.id for one in events),
            "fields": [field for one in events if isinstance(one, VmUpdatedEvent) for field in one.data.fields],
            "followed": any(isinstance(one, VmDeletingEvent) for one in news),
            "gone": gone.status_code.value,
        }
    )
)
