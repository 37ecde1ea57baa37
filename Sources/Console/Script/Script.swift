/// The one script. Everything works without it; with it, editors colour and check what is typed, pictures show what
/// belongs together, and choices take effect at once.
enum Script {
    static let text = ["\"use strict\";", highlighting, editor, picture, start].joined(separator: "\n")

    /// The same tokens as `CedarHighlighter`.
    private static let highlighting = #"""
        const TOKEN = /(\/\/[^\n]*)|("(?:\\.|[^"\\\n])*"?)|(@[A-Za-z_]\w*)|(\?[A-Za-z_]\w*)|(\d+)|([A-Za-z_]\w*)/g;
        const EFFECTS = new Set(["permit", "forbid"]);
        const VARIABLES = new Set(["principal", "action", "resource", "context"]);
        const KEYWORDS = new Set(["when", "unless", "if", "then", "else", "in", "like", "has", "is", "true", "false",
          "null", "entity", "appliesTo", "namespace", "type", "enum", "tags", "Set"]);

        function tokens(text) {
          const found = [];
          for (const match of text.matchAll(TOKEN)) {
            const [whole, comment, string, annotation, slot, number, word] = match;
            let kind = null;
            if (comment) kind = "comment";
            else if (string) kind = "string";
            else if (annotation) kind = "annotation";
            else if (slot) kind = "variable";
            else if (number) kind = "number";
            else if (text.startsWith("::", match.index + word.length) || text.slice(0, match.index).endsWith("::")) kind = "type";
            else if (EFFECTS.has(word)) kind = "effect";
            else if (VARIABLES.has(word)) kind = "variable";
            else if (KEYWORDS.has(word)) kind = "keyword";
            if (kind) found.push([match.index, match.index + whole.length, "t-" + kind]);
          }
          return found;
        }

        // A finding's line and column count Unicode scalars from one; the text is counted in UTF-16 units from zero.
        function offset(lines, line, column) {
          let start = 0;
          for (let index = 0; index < Math.min(line - 1, lines.length); index += 1) start += lines[index].length + 1;
          return start + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
        }

        function ranges(text, findings) {
          const lines = text.split("\n");
          return findings.filter((finding) => finding.line).map((finding) => {
            const start = offset(lines, finding.line, finding.column);
            const end = finding.endLine ? offset(lines, finding.endLine, finding.endColumn) : start;
            return [Math.min(start, Math.max(text.length - 1, 0)), Math.max(end, start + 1), "mark-" + finding.severity.toLowerCase()];
          });
        }

        function paint(target, text, findings) {
          const marks = [...tokens(text), ...ranges(text, findings)];
          const cuts = [...new Set([0, text.length, ...marks.flatMap(([start, end]) => [start, Math.min(end, text.length)])])];
          cuts.sort((a, b) => a - b);
          const parts = document.createDocumentFragment();
          for (let index = 0; index + 1 < cuts.length; index += 1) {
            const [start, end] = [cuts[index], cuts[index + 1]];
            const names = marks.filter((mark) => mark[0] <= start && mark[1] >= end).map((mark) => mark[2]);
            const piece = text.slice(start, end);
            if (names.length === 0) { parts.append(piece); continue; }
            const span = document.createElement("span");
            span.className = names.join(" ");
            span.textContent = piece;
            parts.append(span);
          }
          // A last empty line has no height of its own.
          parts.append("\n");
          target.replaceChildren(parts);
        }
        """#

    private static let editor = #"""
        function findingItem(finding, area) {
          const item = document.createElement("li");
          item.className = finding.severity === "ERROR" ? "error-finding" : "warning-finding";
          if (finding.line) {
            const place = document.createElement("span");
            place.className = "where";
            place.textContent = `Line ${finding.line}, column ${finding.column}`;
            item.append(place);
          }
          item.append(finding.message);
          if (finding.help) {
            const help = document.createElement("span");
            help.className = "finding-help";
            help.textContent = finding.help;
            item.append(help);
          }
          return item;
        }

        function startEditor(editor) {
          const area = editor.querySelector("textarea");
          const mirror = editor.querySelector(".editor-mirror");
          const gutter = editor.querySelector(".editor-gutter");
          const list = editor.querySelector(".findings");
          const token = document.querySelector('meta[name="form-token"]')?.content ?? "";
          let findings = [...list.querySelectorAll("[data-severity]")].map((item) => ({
            severity: item.dataset.severity, line: Number(item.dataset.line ?? 0), column: Number(item.dataset.column ?? 0),
            endLine: Number(item.dataset.endLine ?? 0), endColumn: Number(item.dataset.endColumn ?? 0) }));
          let timer = null;
          let asked = 0;

          const follow = () => {
            mirror.scrollTop = area.scrollTop;
            mirror.scrollLeft = area.scrollLeft;
            gutter.scrollTop = area.scrollTop;
          };
          const show = () => {
            const count = area.value.split("\n").length;
            gutter.textContent = Array.from({ length: count }, (_, index) => index + 1).join("\n") + "\n";
            paint(mirror, area.value, findings);
            follow();
          };
          const check = async () => {
            const text = area.value;
            const number = (asked += 1);
            let answer = null;
            try {
              const response = await fetch(editor.dataset.check, {
                method: "POST", body: new URLSearchParams({ text }), headers: { "x-form-token": token } });
              if (response.ok) answer = await response.json();
            } catch { answer = null; }
            if (number !== asked || answer === null) return;
            findings = answer.findings;
            const wrong = findings.some((finding) => finding.severity === "ERROR");
            editor.classList.toggle("wrong", wrong);
            if (wrong) area.setAttribute("aria-invalid", "true"); else area.removeAttribute("aria-invalid");
            const fine = document.createElement("li");
            fine.className = "no-finding";
            fine.textContent = answer.message ?? "No findings.";
            list.replaceChildren(...(findings.length ? findings.map((finding) => findingItem(finding, area)) : [fine]));
            editor.dataset.checked = String(number);
            show();
          };
          area.addEventListener("scroll", follow, { passive: true });
          area.addEventListener("input", () => {
            findings = findings.filter(() => false);
            show();
            asked += 1;
            clearTimeout(timer);
            if (editor.dataset.check && area.value.trim()) timer = setTimeout(check, 350);
          });
          editor.classList.add("live");
          new ResizeObserver(follow).observe(area);
          show();
        }
        """#

    private static let picture = """
        function startPicture(picture) {
          const edges = [...picture.querySelectorAll("[data-from]")];
          const nodes = [...picture.querySelectorAll("[data-node]")];
          const light = (name) => {
            const near = new Set([name]);
            for (const edge of edges) {
              const touches = edge.dataset.from === name || edge.dataset.to === name;
              edge.classList.toggle("lit", touches);
              edge.classList.toggle("dim", !touches);
              if (touches) { near.add(edge.dataset.from); near.add(edge.dataset.to); }
            }
            for (const node of nodes) node.classList.toggle("dim", !near.has(node.dataset.node));
          };
          const clear = () => [...edges, ...nodes].forEach((part) => part.classList.remove("dim", "lit"));
          for (const node of nodes) {
            node.addEventListener("mouseenter", () => light(node.dataset.node));
            node.addEventListener("mouseleave", clear);
          }
        }
        """

    private static let start = """
        document.documentElement.classList.add("has-script");
        document.querySelectorAll("[data-editor]").forEach(startEditor);
        document.querySelectorAll("[data-picture]").forEach(startPicture);
        document.querySelectorAll("details.who").forEach((details) => {
          details.addEventListener("keydown", (event) => {
            if (event.key !== "Escape") return;
            details.open = false;
            details.querySelector("summary").focus();
          });
        });
        """
}
