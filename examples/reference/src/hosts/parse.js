// Says of each C# file of a folder whether the grammar accepts it.
const fs = require('fs');
const path = require('path');
const { Language, Parser } = require('web-tree-sitter');

async function main(folder) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-c-sharp/tree-sitter-c_sharp.wasm')));
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.cs'));
  const refused = files.filter(
    (file) => parser.parse(fs.readFileSync(path.join(folder, file), 'utf8')).rootNode.hasError);
  console.log(files.length + ' files, refused: ' + (refused.join(', ') || 'none'));
  process.exit(files.length > 0 && refused.length === 0 ? 0 : 1);
}

main(process.argv[2]);
