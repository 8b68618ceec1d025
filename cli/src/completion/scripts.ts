// What the shells load: each asks `croft complete` for what may stand at the cursor. A line `:files` means names of files.

const BASH = `# croft's completion for bash: eval "$(croft completion bash)"
_croft() {
  local IFS=$'\\n'
  COMPREPLY=($(croft complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [[ "\${COMPREPLY[0]}" == ":files" ]]; then
    COMPREPLY=()
    compopt -o default
  fi
}
complete -F _croft croft
`;

const ZSH = `#compdef croft
# croft's completion for zsh: eval "$(croft completion zsh)" after compinit, or as the file _croft in a folder of fpath
_croft() {
  local -a found
  found=("\${(@f)$(croft complete --separator : -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "$found[1]" == ":files" ]]; then
    _files
  elif [[ -n "$found[1]" ]]; then
    _describe -V croft found
  fi
}
if [[ "$funcstack[1]" == "_croft" ]]; then _croft "$@"; else compdef _croft croft; fi
`;

const FISH = `# croft's completion for fish: croft completion fish | source
function __croft_complete
  set -l found (croft complete --separator \\t -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test "$found[1]" = ":files"
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c croft -f -a '(__croft_complete)'
`;

export const SCRIPTS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
