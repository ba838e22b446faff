console.log('Node.js ' + process.versions.node.split('.')[0]);
for (const [code, phrase] of Object.entries(require('http').STATUS_CODES)) {
  console.log([code, '', phrase].join('\t'));
}
