// Reads the forms of a page of ours the way a browser would, so that scripts send what a person's browser sends.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export function decode(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}

function attributes(text) {
  const found = {};
  for (const [, name, , double, single, bare] of text.matchAll(/([^\s=/>"']+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g)) {
    found[name.toLowerCase()] = decode(double ?? single ?? bare ?? '');
  }
  return found;
}

/** Every start and end tag outside comments and scripts, in order, with where it ends in the text. */
function* tags(html) {
  const clean = html.replace(/<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script>/gi, (part) => ' '.repeat(part.length));
  for (const match of clean.matchAll(/<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    yield { end: match[1] === '/', name: match[2].toLowerCase(), attributes: attributes(match[3]), from: match.index, to: match.index + match[0].length };
  }
}

/**
 * The forms of a page: `{action, method, multipart, fields: [{name, value, type, checked, label…}], buttons}`.
 * Fields outside the form that belong to it by `form="id"` are counted in.
 */
export function readForms(html) {
  const forms = [];
  const strays = [];
  let form = null;
  let select = null;
  let open = null; // textarea or option whose text is still coming
  for (const tag of tags(html)) {
    if (open && tag.end && tag.name === open.tag) {
      const text = decode(html.slice(open.from, tag.from));
      if (open.tag === 'textarea') open.field.value = text.replace(/^\r?\n/, '');
      else if (open.field.value === undefined) open.field.value = text.trim();
      open = null;
      continue;
    }
    const a = tag.attributes;
    const add = (field) => {
      if (a.form !== undefined) strays.push([a.form, field]);
      else if (form) form.fields.push(field);
    };
    if (tag.name === 'form') {
      if (tag.end) form = null;
      else {
        form = { id: a.id, action: a.action ?? '', method: (a.method ?? 'get').toLowerCase(), multipart: a.enctype === 'multipart/form-data', fields: [] };
        forms.push(form);
      }
    } else if (tag.end) {
      if (tag.name === 'select') select = null;
    } else if (tag.name === 'input') {
      const type = (a.type ?? 'text').toLowerCase();
      add({ name: a.name, value: a.value ?? (type === 'checkbox' || type === 'radio' ? 'on' : ''), type, checked: 'checked' in a, required: 'required' in a });
    } else if (tag.name === 'button') {
      add({ name: a.name, value: a.value ?? '', type: (a.type ?? 'submit').toLowerCase() === 'submit' ? 'submit' : 'button', action: a.formaction });
    } else if (tag.name === 'textarea') {
      const field = { name: a.name, value: '', type: 'textarea', required: 'required' in a };
      add(field);
      open = { tag: 'textarea', field, from: tag.to };
    } else if (tag.name === 'select') {
      select = { name: a.name, type: 'select', options: [], multiple: 'multiple' in a, required: 'required' in a };
      add(select);
    } else if (tag.name === 'option' && select) {
      const option = { value: a.value, selected: 'selected' in a };
      select.options.push(option);
      if (a.value === undefined) open = { tag: 'option', field: option, from: tag.to };
    }
  }
  for (const [id, field] of strays) forms.find((one) => one.id === id)?.fields.push(field);
  return forms;
}

/** What a browser would send for the form as it stands, with `values` put in; a list fills checkboxes and repeats. */
export function fill(form, values = {}) {
  const pairs = [];
  const used = new Set();
  for (const field of form.fields) {
    if (!field.name || ['submit', 'button', 'image', 'file'].includes(field.type)) continue;
    const wanted = values[field.name];
    if (field.type === 'checkbox' || field.type === 'radio') {
      const on = wanted === undefined ? field.checked : [wanted].flat().includes(field.value);
      if (on) pairs.push([field.name, field.value]);
      used.add(field.name);
    } else if (field.type === 'select') {
      const chosen = wanted === undefined
        ? (field.options.filter((one) => one.selected).map((one) => one.value))
        : [wanted].flat();
      if (chosen.length === 0 && !field.multiple && field.options.length > 0) chosen.push(field.options[0].value);
      for (const one of chosen) pairs.push([field.name, one]);
      used.add(field.name);
    } else {
      pairs.push([field.name, wanted ?? field.value]);
      used.add(field.name);
    }
  }
  const unknown = Object.keys(values).filter((name) => !used.has(name));
  if (unknown.length > 0) throw new Error(`the form ${form.action} has no field ${unknown.join(', ')}; it has ${[...new Set(form.fields.map((one) => one.name))].join(', ')}`);
  return pairs;
}
