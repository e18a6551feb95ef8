// Icons that data may name (see ICONS in the home page's view); all others are found in the templates.
export const chosenByData = [
  "baby",
  "briefcase",
  "car",
  "file-text",
  "flower",
  "graduation-cap",
  "hand-coins",
  "heart",
  "house",
  "stethoscope",
  "store",
  "umbrella",
];
