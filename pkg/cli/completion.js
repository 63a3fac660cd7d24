// A script for a shell that completes commands, options and their values.

/** The shells that there is one for. */
export const shells = ['bash', 'zsh'];

/**
 * The script for a shell: `options` has the options of each command, `ofCommands` what some commands take in place of
 * files, and `values` the values of each option.
 */
export function completion(shell, options, ofCommands, values) {
  const words = (list, by) => list.map(([name, of]) => `    ${name}) words='${of.map(by).join(' ')}' ;;`).join('\n');
  const flag = (name) => `--${name}`;
  return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_cleanrooms_collaboration() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} words=''
  case $before in
${words(
  Object.entries(values).map(([name, of]) => [flag(name), of]),
  (value) => value,
)}
    *)
      if [ "$COMP_CWORD" = 1 ]; then
        words='${Object.keys(options).join(' ')}'
      elif [ "\${current#-}" != "$current" ]; then
        case \${COMP_WORDS[1]} in
${words(Object.entries(options), flag).replace(/^/gm, '      ')}
        esac
      else
        case \${COMP_WORDS[1]} in
${words(Object.entries(ofCommands), (word) => word).replace(/^/gm, '      ')}
        esac
      fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _cleanrooms_collaboration cleanrooms-collaboration
`;
}
