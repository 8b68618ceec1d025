-- yaml-to-json.lua <file>: prints the YAML document of a file as JSON. An empty mapping and an empty list cannot be told apart.
local lyaml = require "lyaml"
local cjson = require "cjson"

local function convert(value)
  if value == lyaml.null then return cjson.null end
  if type(value) ~= "table" then return value end
  local result = {}
  local is_list = #value > 0
  for key, item in pairs(value) do
    result[is_list and key or tostring(key)] = convert(item)
  end
  return result
end

local file = assert(io.open(arg[1], "rb"))
local ok, document = pcall(lyaml.load, file:read("a"))
if not ok then
  io.stderr:write((tostring(document):gsub("\n.*", "")), "\n")
  os.exit(1)
end
print(cjson.encode(convert(document)))
