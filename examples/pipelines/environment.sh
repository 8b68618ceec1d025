# Sourced by the other scripts. Sets what Terraform and the provider read, from what the CI knows:
#
#   CROFT_ADDRESS           https://croft.example:7400
#   CROFT_CA_CERTIFICATE    the authority of its certificate, PEM or the path of a file
#   CROFT_STATE             project/name of the state
#   CROFT_ID_TOKEN          the job's ID token, exchanged for a short-lived token; or CROFT_TOKEN itself
set -eu

: "${CROFT_ADDRESS:?}" "${CROFT_CA_CERTIFICATE:?}" "${CROFT_STATE:?}"
case $CROFT_CA_CERTIFICATE in
  *BEGIN*) ca=$CROFT_CA_CERTIFICATE ;;
  *) ca=$(cat "$CROFT_CA_CERTIFICATE") ;;
esac

if [ -z "${CROFT_TOKEN:-}" ]; then
  ca_file=$(mktemp)
  printf '%s\n' "$ca" > "$ca_file"
  # Bodies go by standard input, so no token stands in a list of processes.
  answer=$(
    printf '{"id_token":"%s"}' "${CROFT_ID_TOKEN:?}" |
      curl --silent --show-error --cacert "$ca_file" \
        --header 'Content-Type: application/json' --data @- "$CROFT_ADDRESS/v1/federation/token"
  )
  CROFT_TOKEN=$(printf '%s' "$answer" | jq --raw-output '.token // empty')
  if [ -z "$CROFT_TOKEN" ]; then
    printf '%s' "$answer" | jq --raw-output '"\(.title)\n\(.detail)"' >&2
    exit 1
  fi
  rm "$ca_file"
fi

# The provider comes from Croft itself, everything else from its registry, unless the job has settings of its own.
if [ -z "${TF_CLI_CONFIG_FILE:-}" ]; then
  TF_CLI_CONFIG_FILE=$(mktemp)
  cat > "$TF_CLI_CONFIG_FILE" <<EOF
provider_installation {
  network_mirror {
    url     = "$CROFT_ADDRESS/mirror/"
    include = ["registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft"]
  }
  direct {
    exclude = ["registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft"]
  }
}
EOF
  export TF_CLI_CONFIG_FILE
fi
# Beside what the system trusts, so that the mirror's certificate is taken.
if [ -z "${SSL_CERT_FILE:-}" ]; then
  SSL_CERT_FILE=$(mktemp)
  for system in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt; do
    if [ -r "$system" ]; then cat "$system" >> "$SSL_CERT_FILE"; break; fi
  done
  printf '%s\n' "$ca" >> "$SSL_CERT_FILE"
  export SSL_CERT_FILE
fi

export CROFT_TOKEN CROFT_CA_CERTIFICATE
export CROFT_ENDPOINT="$CROFT_ADDRESS"
export TF_HTTP_ADDRESS="$CROFT_ADDRESS/v1/state/$CROFT_STATE"
export TF_HTTP_LOCK_ADDRESS="$TF_HTTP_ADDRESS/lock" TF_HTTP_LOCK_METHOD=POST
export TF_HTTP_UNLOCK_ADDRESS="$TF_HTTP_ADDRESS/lock" TF_HTTP_UNLOCK_METHOD=DELETE
export TF_HTTP_USERNAME=croft TF_HTTP_PASSWORD="$CROFT_TOKEN"
export TF_HTTP_CLIENT_CA_CERTIFICATE_PEM="$ca"
export TF_IN_AUTOMATION=1 TF_INPUT=0
client=${CROFT_TERRAFORM:-terraform}
