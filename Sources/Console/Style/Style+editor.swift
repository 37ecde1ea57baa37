extension Style {
    /// The text area lies over a mirror that shows its text in colours; both must break lines at the very same places.
    static let editor = """
        .editor { margin-bottom: 18px; }
        .editor > label { display: block; margin-bottom: 5px; font-size: 0.875rem; font-weight: 600; }
        .editor-box { position: relative; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface);
          overflow: hidden; }
        .editor-box:focus-within { outline: 2px solid var(--accent); outline-offset: 0; }
        .editor.wrong .editor-box:not(:focus-within) { border-color: var(--bad); }
        .editor textarea, .editor-mirror, .editor-gutter { font: 0.8125rem/1.6 var(--mono); tab-size: 2; }
        .editor textarea { position: relative; border: 0; border-radius: 0; padding: 12px 14px; background: transparent;
          white-space: pre; overflow: auto; resize: vertical; min-height: 8em; }
        .editor textarea:focus-visible { outline: none; }
        .editor-mirror, .editor-gutter { display: none; }
        .editor.live textarea { color: transparent; caret-color: var(--ink); padding-left: 54px; }
        .editor.live textarea::selection { background: var(--accent-soft); color: var(--ink); }
        .editor.live .editor-mirror { display: block; position: absolute; inset: 0; margin: 0; padding: 12px 14px 12px 54px;
          overflow: hidden; white-space: pre; pointer-events: none; color: var(--ink); }
        .editor.live .editor-gutter { display: block; position: absolute; z-index: 1; top: 0; bottom: 0; left: 0;
          width: 44px; padding: 12px 10px 12px 0; overflow: hidden; text-align: right; color: var(--muted);
          background: var(--sunken); border-right: 1px solid var(--line); white-space: pre; pointer-events: none; }
        .t-comment { color: var(--code-comment); font-style: italic; }
        .t-string { color: var(--code-string); }
        .t-number { color: var(--code-number); }
        .t-keyword { color: var(--code-keyword); }
        .t-effect { color: var(--code-keyword); font-weight: 700; }
        .t-variable { color: var(--code-variable); }
        .t-type { color: var(--code-type); }
        .t-annotation { color: var(--code-note); }
        .mark-error { text-decoration: underline wavy var(--bad) 1.5px; text-underline-offset: 3px;
          text-decoration-skip-ink: none; background: var(--bad-soft); }
        .mark-warning { text-decoration: underline wavy var(--warn) 1.5px; text-underline-offset: 3px;
          text-decoration-skip-ink: none; background: var(--warn-soft); }
        .findings { margin-top: 8px; font-size: 0.8125rem; }
        .findings li { padding: 7px 12px; margin-top: 4px; border-radius: 6px; overflow-wrap: anywhere; }
        .findings .error-finding { background: var(--bad-soft); color: var(--bad); }
        .findings .warning-finding { background: var(--warn-soft); color: var(--warn); }
        .findings .no-finding { color: var(--good); padding-left: 0; }
        .findings .where { font-weight: 600; margin-right: 6px; font-variant-numeric: tabular-nums; }
        .findings .finding-help { display: block; }
        """

    static let picture = """
        .picture { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground); }
        .picture svg { display: block; margin: 0 auto; }
        .picture text { font: 12px var(--sans); fill: var(--ink); }
        .picture .node-title { font-weight: 600; font-size: 13px; }
        .picture .node-line { fill: var(--muted); font: 11.5px var(--mono); }
        .picture .column-title { fill: var(--muted); }
        .picture rect { fill: var(--surface); stroke: var(--edge); }
        .picture .principal-box { fill: var(--accent-soft); stroke: var(--accent); }
        .picture .edge { fill: none; stroke: var(--edge); stroke-width: 1.4; }
        .picture .arrow { fill: var(--edge); }
        .picture .dim { opacity: 0.25; }
        .picture .lit { stroke: var(--accent); stroke-width: 2; }
        figcaption { margin-top: 8px; font-size: 0.8125rem; color: var(--muted); }
        figure + figure { margin-top: 20px; }
        """
}
