"""What every page owes those who do not see it, or do not use a mouse: judged in the browser, from what it shows."""

# Gives a list of complaints; an empty one is what we want.
JUDGE = r"""
const found = [];
const say = (element, text) => found.push(`${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}` +
  `${element.getAttribute("name") ? "[" + element.getAttribute("name") + "]" : ""}: ${text}`);
const isShown = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;

for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  const named = [...(control.labels ?? [])].some((label) => label.textContent.trim());
  if (!named && !control.getAttribute("aria-label")) say(control, "has no label");
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  for (const id of described) if (!document.getElementById(id)) say(control, `is described by ${id}, which is not there`);
}
for (const control of document.querySelectorAll("a, button, summary")) {
  if (!(control.textContent.trim() || control.getAttribute("aria-label"))) say(control, "says nothing");
}
for (const element of document.querySelectorAll("[tabindex]")) {
  if (element.tabIndex > 0) say(element, "is taken out of the order");
}
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) found.push(`the id ${id} is used twice`);

const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((element) => Number(element.tagName[1]));
if (headings.filter((level) => level === 1).length !== 1) found.push(`the headings are ${headings}`);
headings.forEach((level, index) => { if (index && level > headings[index - 1] + 1) found.push(`the headings are ${headings}`); });
if (!document.documentElement.lang || !document.title) found.push("language or title is missing");
if (!document.querySelector("main")) found.push("there is no main part");
for (const table of document.querySelectorAll("table")) {
  if (!table.caption || !table.querySelector("th[scope]")) say(table, "has no caption or no headings");
}
for (const image of document.querySelectorAll("svg, img")) {
  if (image.getAttribute("aria-hidden") !== "true" && !image.getAttribute("alt")) say(image, "is neither told nor hidden");
}

const channels = (text) => {
  const parts = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  return parts.length > 3 ? parts : [...parts, 1];
};
const over = (top, under) => top.slice(0, 3).map((value, index) => value * top[3] + under[index] * (1 - top[3]));
const ground = (element) => {
  const layers = [];
  for (let part = element; part; part = part.parentElement) layers.push(channels(getComputedStyle(part).backgroundColor));
  return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
};
const luminance = (colour) => {
  const [r, g, b] = colour.map((value) => value / 255).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !isShown(element) || element.closest("option")) continue;
  const style = getComputedStyle(element);
  const inPicture = element.closest("svg");
  const box = inPicture ? element.parentElement.querySelector("rect") : null;
  const under = box ? channels(getComputedStyle(box).fill) : ground(element);
  const ink = channels(inPicture ? style.fill : style.color);
  if (ink[3] === 0) continue;
  const contrast = ratio(over(ink, under), under);
  if (contrast < 4.5) say(element, `"${walker.currentNode.data.trim().slice(0, 30)}" has a contrast of ${contrast.toFixed(2)}`);
}
for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea, .editor-box")) {
  const style = getComputedStyle(control);
  if (!isShown(control) || control.closest(".editor-box") !== (control.matches(".editor-box") ? control : null)) continue;
  const edge = ratio(channels(style.borderTopColor).slice(0, 3), ground(control.parentElement));
  if (control.type !== "checkbox" && edge < 3) say(control, `has an edge with a contrast of ${edge.toFixed(2)}`);
}
if (document.documentElement.scrollWidth > innerWidth) {
  found.push(`the page is ${document.documentElement.scrollWidth} wide, the window ${innerWidth}`);
}
return found;
"""


def complaints(browser):
    """What is wrong with the page that the browser shows."""
    return browser.driver.execute_script(JUDGE)
