// Builds the counter's assets into ../beeld/dist:
//
//   nabuur.css   the components of the NL Design System that the templates use,
//                with the tokens they ask for, and the counter's own styles
//   nabuur.js    htmx and the counter's own enhancements
//   *.woff2, nabuur.svg, licenties.txt
//
// Styles of components that no template names are left out, and so is every
// token that nothing asks for. Text files get a gzip beside them.
import { build, transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const doel = new URL('../beeld/dist/', import.meta.url).pathname;
const hier = (pad) => new URL(pad, import.meta.url).pathname;
const browsers = ['chrome123', 'firefox120', 'safari17.5'];

// bundel gives the text of one stylesheet with everything it imports.
async function bundel(ingang) {
  const uitkomst = await build({
    entryPoints: [hier(ingang)],
    bundle: true,
    write: false,
    external: ['*.woff2'],
    target: browsers,
    legalComments: 'none',
    logLevel: 'error',
  });
  return uitkomst.outputFiles[0].text;
}

// gebruikt keeps the rules whose classes stand in a template or in Go.
async function gebruikt(css) {
  const [uitkomst] = await new PurgeCSS().purge({
    content: [hier('../../*/sjabloon/**/*.gohtml'), hier('../testdata/*.gohtml'), hier('../*.go')],
    css: [{ raw: css }],
    defaultExtractor: (tekst) => tekst.match(/[A-Za-z][A-Za-z0-9_-]*/g) ?? [],
  });
  return uitkomst.css;
}

// tokens gives the declarations of the theme that css asks for, directly or
// through another token.
function tokens(thema, css) {
  const alle = new Map();
  for (const [, naam, waarde] of thema.matchAll(/(--[\w-]+):\s*([^;]+);/g)) alle.set(naam, waarde.trim());
  const nodig = new Set();
  const vraag = (tekst) => {
    for (const [naam] of tekst.matchAll(/--[\w-]+/g)) {
      if (nodig.has(naam) || !alle.has(naam)) continue;
      nodig.add(naam);
      vraag(alle.get(naam));
    }
  };
  vraag(css);
  const regels = [...nodig].sort().map((naam) => `${naam}:${alle.get(naam)}`);
  return `.voorbeeld-theme{${regels.join(';')}}`;
}

async function stijlen() {
  const pakket = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
  const thema = await readFile(hier(`node_modules/${pakket}`), 'utf8');
  const onderdelen = await gebruikt(await bundel('nlds.css'));
  const eigen = await bundel('nabuur.css');
  const alles = `@layer thema,nlds;@layer thema{${tokens(thema, onderdelen + eigen)}}\n${onderdelen}\n${eigen}`;
  const klein = await transform(alles, { loader: 'css', minify: true, target: browsers });
  return `/*! EUPL-1.2, see licenties.txt */\n${klein.code}`;
}

async function script() {
  const uitkomst = await build({
    entryPoints: [hier('nabuur.js')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: browsers,
    legalComments: 'none',
    logLevel: 'error',
  });
  return `/*! EUPL-1.2; htmx: 0BSD, see licenties.txt */\n${uitkomst.outputFiles[0].text}`;
}

// licenties names every package whose work is in the assets.
async function licenties() {
  const { dependencies } = JSON.parse(await readFile(hier('package.json'), 'utf8'));
  const regels = [];
  for (const naam of Object.keys(dependencies).sort()) {
    const pakket = JSON.parse(await readFile(hier(`node_modules/${naam}/package.json`), 'utf8'));
    regels.push(`${naam} ${pakket.version}: ${pakket.license}`);
  }
  return `Work of others in these files:\n\n${regels.join('\n')}\n`;
}

async function schrijf(naam, tekst) {
  await writeFile(doel + naam, tekst);
  const ingepakt = gzipSync(tekst, { level: 9 });
  await writeFile(`${doel}${naam}.gz`, ingepakt);
  console.log(`${naam}: ${tekst.length} bytes, ${ingepakt.length} with gzip`);
}

await rm(doel, { recursive: true, force: true });
await mkdir(doel, { recursive: true });
await schrijf('nabuur.css', await stijlen());
await schrijf('nabuur.js', await script());
await schrijf('licenties.txt', await licenties());
await cp(hier('nabuur.svg'), `${doel}nabuur.svg`);
await cp(
  hier('node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  `${doel}source-sans-3.woff2`,
);
