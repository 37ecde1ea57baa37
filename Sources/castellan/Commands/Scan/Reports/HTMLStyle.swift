/// How the report looks: light, dark, narrow and on paper.
enum HTMLStyle {
    static let sheet: HTMLText = """
        :root{--page:#fbfbf9;--card:#fff;--text:#1d2125;--quiet:#5b646d;--line:#d9dcde;--focus:#0b5cad;\
        --high:#a3162a;--high-back:#fbe4e6;--medium:#7a4b00;--medium-back:#fdefd2;--low:#28506e;--low-back:#e1edf5;\
        --heat1:#fdf1e3;--heat2:#fbd9b5;--heat3:#f5b27a;--heat4:#e07d45;--heat5:#a63c1c;--heat-text:#1d2125;--hot-text:#fff}
        @media (prefers-color-scheme:dark){:root{--page:#15181b;--card:#1d2125;--text:#e8eaec;--quiet:#a5adb5;--line:#363c42;\
        --focus:#7cb8f2;--high:#ffb3ba;--high-back:#57202a;--medium:#ffd591;--medium-back:#4a3510;--low:#b5d7ef;\
        --low-back:#203a4d;--heat1:#2e2720;--heat2:#4b3422;--heat3:#754522;--heat4:#95501f;--heat5:#f0a060;\
        --heat-text:#e8eaec;--hot-text:#15181b}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        header,main{max-width:76rem;margin:0 auto;padding:1rem}
        h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
        h2{font-size:1.25rem;margin:2.25rem 0 .5rem}
        p{margin:.25rem 0}
        .quiet{color:var(--quiet)}
        .warning{color:var(--high);font-weight:600}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:0}
        .tile{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--line);border-radius:.4rem;\
        padding:.75rem 1rem}
        .tile.high{border-top-color:var(--high)}.tile.medium{border-top-color:var(--medium)}.tile.low{border-top-color:var(--low)}
        .tile dt{color:var(--quiet)}
        .tile dd{margin:0;font-size:1.75rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.3}
        .tile dd span{font-size:.9rem;font-weight:400;color:var(--quiet)}
        .wide{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.4rem}
        table{border-collapse:collapse;width:100%}
        th,td{padding:.5rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        tbody tr:last-child>*{border-bottom:0}
        thead th{color:var(--quiet);font-weight:500;white-space:nowrap}
        tbody th{font-weight:500}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        .map td{border-left:1px solid var(--line)}
        .id{display:block;color:var(--quiet);font:.8rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
        .path{overflow-wrap:anywhere}
        th.path{min-width:11rem}
        ul{list-style:none;margin:0;padding:0}
        code{font:.85rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
        details{background:var(--card);border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0}
        summary{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;padding:.6rem .75rem;cursor:pointer}
        summary::before{content:"\\25B8";color:var(--quiet)}
        details[open]>summary::before{content:"\\25BE"}
        summary::-webkit-details-marker{display:none}
        summary .path{font-weight:550;flex:1 1 12rem}
        summary .count{color:var(--quiet)}
        .body{padding:0 .75rem .75rem}
        .badge{display:inline-block;border-radius:.3rem;padding:.05rem .5rem;font-size:.85rem;font-weight:600}
        .badge.high{color:var(--high);background:var(--high-back)}
        .badge.medium{color:var(--medium);background:var(--medium-back)}
        .badge.low{color:var(--low);background:var(--low-back)}
        td.heat0{color:var(--quiet)}
        td.heat1,td.heat2,td.heat3,td.heat4{color:var(--heat-text)}
        td.heat1{background:var(--heat1)}td.heat2{background:var(--heat2)}td.heat3{background:var(--heat3)}
        td.heat4{background:var(--heat4)}td.heat5{background:var(--heat5);color:var(--hot-text)}
        @media (max-width:40rem){th,td{padding:.4rem .5rem}header,main{padding:.75rem}}
        @media print{:root{--page:#fff;--card:#fff;--text:#000;--quiet:#444;--line:#bbb;--high:#a3162a;--high-back:#fff;\
        --medium:#7a4b00;--medium-back:#fff;--low:#28506e;--low-back:#fff;--heat1:#fdf1e3;--heat2:#fbd9b5;--heat3:#f5b27a;\
        --heat4:#e07d45;--heat5:#a63c1c;--heat-text:#000;--hot-text:#fff}
        body{font-size:10pt}.skip{display:none}.wide{overflow:visible}details::details-content{content-visibility:visible;\
        height:auto}summary::before{content:none}tr{break-inside:avoid}td{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
