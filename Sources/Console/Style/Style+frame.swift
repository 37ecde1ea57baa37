extension Style {
    static let frame = """
        .framed { display: grid; grid-template: auto 1fr / 232px minmax(0, 1fr); min-height: 100vh; }
        .top { grid-column: 1 / -1; display: flex; align-items: center; justify-content: space-between; gap: 16px;
          padding: 0 24px; height: 56px; background: var(--surface); border-bottom: 1px solid var(--line); }
        .brand { display: flex; align-items: center; gap: 10px; color: var(--ink); font-weight: 600;
          font-size: 1.0625rem; letter-spacing: -0.01em; }
        .brand:hover { text-decoration: none; }
        .icon { fill: var(--accent); flex: none; }
        .top-tools { display: flex; align-items: center; gap: 8px; min-width: 0; }
        .inline { display: flex; align-items: center; gap: 8px; }
        .top select { height: 34px; padding: 0 28px 0 10px; font-size: 0.8125rem; background-color: transparent; }
        .who { position: relative; }
        .who summary { display: flex; align-items: center; height: 34px; padding: 0 12px; border-radius: var(--radius);
          font-size: 0.8125rem; cursor: pointer; list-style: none; border: 1px solid var(--edge); }
        .who summary::-webkit-details-marker { display: none; }
        .who summary::after { content: ""; width: 7px; height: 7px; margin: -3px 1px 0 9px; flex: none;
          border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
        .who summary:hover { background: var(--hover); }
        .who-name { max-width: 180px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .who-card { position: absolute; right: 0; top: 42px; z-index: 5; width: 320px; max-width: calc(100vw - 32px);
          padding: 18px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
          box-shadow: 0 8px 28px rgb(0 0 0 / 0.14); }
        .who-card dt { color: var(--muted); font-size: 0.8125rem; }
        .who-card dd { margin-bottom: 12px; }
        .side { padding: 20px 12px; border-right: 1px solid var(--line); background: var(--surface); }
        .side li { margin-bottom: 2px; }
        .side a { display: block; padding: 6px 12px; border-radius: 6px; color: var(--ink); font-size: 0.875rem; }
        .side .nested a { padding-left: 26px; color: var(--muted); }
        .side a:hover { background: var(--hover); text-decoration: none; }
        .side a[aria-current="page"] { background: var(--accent-soft); color: var(--accent-strong); font-weight: 600; }
        main { padding: 24px 32px 64px; width: 100%; max-width: 1240px; min-width: 0; }
        .crumbs { margin-bottom: 8px; font-size: 0.8125rem; }
        .crumbs ol { display: flex; flex-wrap: wrap; }
        .crumbs li:not(:last-child)::after { content: "/"; margin: 0 8px; color: var(--muted); }
        .page-head { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between;
          gap: 12px 24px; margin-bottom: 24px; }
        .lead { margin-top: 4px; max-width: 70ch; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
        .bare { display: grid; place-items: center; min-height: 100vh; padding: 24px 16px; }
        .bare main { padding: 0; max-width: 420px; }
        .sign-in-brand { display: flex; justify-content: center; align-items: center; gap: 10px; margin-bottom: 20px;
          font-size: 1.25rem; font-weight: 600; }
        .sign-in h1 { font-size: 1.25rem; margin-bottom: 4px; }
        .sign-in .card { padding: 28px; }
        .sign-in form, .sign-in .notice { margin-top: 20px; }
        .sign-in .notice { margin-bottom: 0; }
        .sign-in .primary { width: 100%; }
        .sign-in > .muted { text-align: center; margin-top: 16px; }
        """

    static let narrow = """
        @media (max-width: 860px) {
          .framed { grid-template: auto auto 1fr / minmax(0, 1fr); }
          .side { padding: 6px 12px; border-right: 0; border-bottom: 1px solid var(--line); overflow-x: auto; }
          .side ul { display: flex; gap: 2px; }
          .side li { margin: 0; }
          .side a, .side .nested a { padding: 6px 10px; white-space: nowrap; }
          main { padding: 20px 16px 48px; }
          .top { padding: 0 16px; }
        }
        @media (max-width: 640px) {
          .top { flex-wrap: wrap; height: auto; gap: 6px 16px; padding-top: 10px; padding-bottom: 10px; }
          .top-tools { width: 100%; justify-content: space-between; }
          .top select { max-width: 124px; }
          .who-name { max-width: 72px; }
          .card { padding: 16px; }
          .page-head { margin-bottom: 16px; }
          .page-head .actions { width: 100%; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, tbody { display: block; }
          td > div { min-width: 0; }
          tbody tr { display: block; padding: 10px 0; border-bottom: 1px solid var(--line); }
          tbody tr:last-child { border-bottom: 0; }
          td, td.number, td.actions { display: grid; grid-template-columns: 104px minmax(0, 1fr); gap: 8px; padding: 3px 0;
            border: 0; text-align: left; white-space: normal; }
          td::before { content: attr(data-label); color: var(--muted); font-size: 0.8125rem; }
          .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
          .columns { grid-template-columns: minmax(0, 1fr); }
        }
        """
}
