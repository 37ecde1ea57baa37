extension Style {
    static let controls = """
        button, .button { display: inline-flex; align-items: center; justify-content: center; min-height: 36px;
          padding: 0 16px; border: 1px solid transparent; border-radius: var(--radius); font: 600 0.875rem/1.2 var(--sans);
          cursor: pointer; white-space: nowrap; }
        .button:hover { text-decoration: none; }
        .primary { background: var(--accent); color: var(--on-accent); }
        .primary:hover { background: var(--accent-strong); }
        .secondary { background: var(--surface); border-color: var(--edge); color: var(--ink); }
        .secondary:hover, .quiet:hover { background: var(--hover); }
        .danger { background: var(--surface); border-color: var(--bad); color: var(--bad); }
        .danger:hover { background: var(--bad-soft); }
        .quiet { background: transparent; color: var(--ink); font-weight: 500; border-color: var(--edge); }
        button.small { min-height: 34px; padding: 0 12px; font-size: 0.8125rem; }
        .field { margin-bottom: 18px; }
        .field > label, legend { display: block; margin-bottom: 5px; font-size: 0.875rem; font-weight: 600; }
        .optional { color: var(--muted); font-weight: 400; }
        input, select, textarea { width: 100%; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface);
          color: var(--ink); font: inherit; font-size: 0.9375rem; }
        input, select { height: 38px; padding: 0 11px; }
        select { appearance: none; padding-right: 32px; background-repeat: no-repeat;
          background-image: linear-gradient(45deg, transparent 50%, var(--muted) 50%),
            linear-gradient(-45deg, transparent 50%, var(--muted) 50%);
          background-position: right 17px center, right 12px center; background-size: 5px 5px; }
        textarea { padding: 9px 11px; resize: vertical; line-height: 1.5; display: block; }
        input.code, textarea.code { font-family: var(--mono); font-size: 0.8125rem; }
        input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; }
        ::placeholder { color: var(--muted); opacity: 1; }
        [aria-invalid="true"] { border-color: var(--bad); }
        .help { margin-top: 5px; font-size: 0.8125rem; }
        .error { margin-top: 5px; font-size: 0.8125rem; color: var(--bad); overflow-wrap: anywhere; }
        .check { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; align-items: center; }
        .check > label { margin: 0; font-weight: 500; }
        .check .help { grid-column: 2; margin-top: 1px; }
        input[type="checkbox"] { width: 17px; height: 17px; margin: 0; accent-color: var(--accent); }
        fieldset { min-width: 0; }
        legend { margin-bottom: 10px; padding: 0; font-size: 1rem; }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 0 20px; }
        details summary { cursor: pointer; font-size: 0.875rem; color: var(--muted); }
        form > details { margin-bottom: 18px; }
        form > details[open] > summary { margin-bottom: 14px; }
        .filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 0 14px; align-items: end; }
        .filters .optional { display: none; }
        .filters.chooser { display: flex; flex-wrap: wrap; }
        .chooser .field { flex: 1 1 260px; max-width: 620px; }
        .asked { margin-bottom: 16px; }
        form.below { margin-top: 12px; }
        .filters .field { margin-bottom: 14px; }
        .filters .actions { margin-bottom: 14px; }
        """
}
