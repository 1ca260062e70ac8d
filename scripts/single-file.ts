export function singleFile() { return { name: 'y' } }
