extension Style {
    static let content = """
        .card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px;
          margin-bottom: 20px; }
        .card-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px;
          margin-bottom: 14px; }
        .card > :last-child { margin-bottom: 0; }
        .card p + p { margin-top: 8px; }
        .dialog { max-width: 540px; margin-top: 16px; }
        .dialog h1 { font-size: 1.25rem; margin-bottom: 10px; }
        .dialog form { margin-top: 18px; }
        .to-type { padding: 2px 6px; background: var(--sunken); border-radius: 4px; }
        .form { max-width: 720px; }
        .wide-form { max-width: none; }
        table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
        th { padding: 0 16px 9px 0; text-align: left; font-size: 0.8125rem; font-weight: 500; color: var(--muted);
          border-bottom: 1px solid var(--line); white-space: nowrap; }
        td { padding: 10px 16px 10px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
        tbody tr:last-child td { border-bottom: 0; padding-bottom: 2px; }
        th:last-child, td:last-child { padding-right: 0; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.actions, th.actions { display: table-cell; text-align: right; white-space: nowrap; }
        td time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 16px 28px; }
        .facts dt { font-size: 0.8125rem; color: var(--muted); }
        .facts dd { margin-top: 1px; overflow-wrap: anywhere; }
        .counts { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); }
        .counts dd { font-size: 1.125rem; font-weight: 600; }
        td > div { min-width: 68px; }
        .last-whole > :last-child { grid-column: 1 / -1; }
        td a.code { white-space: nowrap; }
        .card p + table { margin-top: 14px; }
        .card h3 { margin-bottom: 10px; }
        .card figure + details { margin-top: 14px; }
        .card details table { margin-top: 14px; }
        .badge { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 0.75rem; line-height: 1.6;
          font-weight: 600; background: var(--sunken); color: var(--muted); white-space: nowrap; }
        .badge.good { background: var(--good-soft); color: var(--good); }
        .badge.bad { background: var(--bad-soft); color: var(--bad); }
        .badge.warn { background: var(--warn-soft); color: var(--warn); }
        .empty { padding: 36px 16px; text-align: center; }
        .empty-title { font-weight: 600; }
        .empty .muted { max-width: 56ch; margin: 2px auto 0; }
        .empty .actions { justify-content: center; margin-top: 16px; }
        .flash, .notice { padding: 12px 16px; margin-bottom: 20px; border-radius: var(--radius); border: 1px solid var(--line);
          border-left: 4px solid var(--edge); background: var(--surface); overflow-wrap: anywhere; }
        .notice p { margin-top: 2px; white-space: pre-line; }
        .notice details { margin-top: 8px; }
        .success { border-left-color: var(--good); }
        .failure, .denied { border-left-color: var(--bad); }
        .warning { border-left-color: var(--warn); }
        .info { border-left-color: var(--accent); }
        .paging { display: flex; gap: 8px; margin-top: 16px; }
        .listing { padding: 20px 24px 16px; }
        .verdict { display: flex; align-items: center; gap: 14px; margin-bottom: 16px; font-size: 1.0625rem; }
        .verdict .badge { font-size: 0.9375rem; padding: 4px 16px; }
        .trace { padding: 14px 0; border-top: 1px solid var(--line); }
        .trace-head { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; margin-bottom: 8px; }
        .trace li { display: grid; grid-template-columns: 22px minmax(0, 1fr); padding: 3px 0; }
        .trace li > div { min-width: 0; }
        .mark { font-weight: 700; }
        .holds .mark { color: var(--good); }
        .fails .mark, .error-part .mark { color: var(--bad); }
        .skipped { color: var(--muted); }
        .values { margin-top: 2px; font-size: 0.8125rem; color: var(--muted); }
        .values div { display: flex; flex-wrap: wrap; gap: 0 6px; }
        .source { padding: 14px 16px; background: var(--sunken); border-radius: 6px; overflow: auto; max-height: 620px; line-height: 1.6;
          tab-size: 2; }
        .source .line { display: block; min-height: 1.6em; }
        """
}
