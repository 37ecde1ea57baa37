/// The one style sheet: plain, quiet, and the same for every page.
enum Style {
    static let sheet = [palette, base, frame, controls, content, editor, picture, narrow].joined(separator: "\n")

    /// Colours by their use. Text has a contrast of 4.5 : 1 at least on every ground that it stands on.
    private static let palette = """
        :root {
          color-scheme: light dark;
          \(light)
          --radius: 8px;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { \(dark) } }
        :root[data-theme="dark"] { color-scheme: dark; \(dark) }
        :root[data-theme="light"] { color-scheme: light; }
        """

    private static let light = """
        --ground: #f5f6f8; --surface: #ffffff; --sunken: #f0f2f5; --hover: #f2f5fb;
          --ink: #1a2230; --muted: #566072; --line: #dfe3ea; --edge: #7a8598;
          --accent: #2a5bd0; --accent-strong: #1f49ad; --on-accent: #ffffff; --accent-soft: #e9effc;
          --good: #1b6e42; --good-soft: #e4f4ea; --bad: #b3261e; --bad-soft: #fcebea;
          --warn: #865300; --warn-soft: #fdf2dc;
          --code-comment: #667085; --code-string: #1b6e42; --code-number: #8a3ea8; --code-keyword: #2a5bd0;
          --code-variable: #9a4a00; --code-type: #0b6a74; --code-note: #667085;
        """

    private static let dark = """
        --ground: #10151d; --surface: #171e28; --sunken: #11171f; --hover: #1e2733;
          --ink: #e4e9f1; --muted: #9ba7b8; --line: #2a3442; --edge: #69778b;
          --accent: #86aaff; --accent-strong: #a9c3ff; --on-accent: #0d1522; --accent-soft: #1f2c47;
          --good: #6fd19c; --good-soft: #16301f; --bad: #ff938a; --bad-soft: #3a1c1b;
          --warn: #efc26b; --warn-soft: #33270f;
          --code-comment: #8d99ab; --code-string: #7fd3a2; --code-number: #d6a3f0; --code-keyword: #8fb1ff;
          --code-variable: #f0b27a; --code-type: #6fcbd6; --code-note: #8d99ab;
        """

    private static let base = """
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 var(--sans); }
        h1, h2, h3, p, ul, ol, dl, dd, figure, fieldset, pre { margin: 0; padding: 0; border: 0; }
        ul, ol { list-style: none; }
        h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere; }
        h1.code { font: 600 1.25rem/1.3 var(--mono); }
        h2 { font-size: 1.0625rem; line-height: 1.3; font-weight: 600; }
        h3 { font-size: 0.9375rem; line-height: 1.4; font-weight: 600; }
        a { color: var(--accent); text-decoration: none; }
        a:hover { text-decoration: underline; }
        code, .code, pre { font-family: var(--mono); font-size: 0.8125rem; }
        code { overflow-wrap: anywhere; }
        .muted, .lead, .help { color: var(--muted); }
        .small { font-size: 0.8125rem; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        main:focus { outline: none; }
        .hidden-label {
          position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap;
        }
        .skip { position: absolute; left: 12px; top: -60px; z-index: 10; padding: 8px 14px; background: var(--surface);
          border: 1px solid var(--edge); border-radius: var(--radius); }
        .skip:focus { top: 10px; }
        @media (prefers-reduced-motion: no-preference) { a, button, tr { transition: background-color 0.12s, color 0.12s; } }
        """
}
