-- Format N records, join them, and cut the text up again; twin of
-- string_build.py. Stresses string.format, concatenation and substrings.
-- The text grows in a table, as is usual in Lua; s = s .. piece is quadratic.
local DEFAULT_N = 120000

local function format_records(n)
  local lines = {}
  for i = 0, n - 1 do
    local price = i * 37 % 1000 / 8
    local colour = i * i % 256
    lines[#lines + 1] = string.format("item%05d:%8.3f|%4d|%02x", i, price, i % 97, colour)
  end
  return table.concat(lines, "\n")
end

local function shuffle_slices(text, width)
  local built, count = {}, 0
  for start = 1, #text, width do
    local piece = text:sub(start, start + width - 1)
    if count % 3 == 1 then
      piece = piece:reverse()
    elseif count % 3 == 2 then
      piece = piece:sub(3) .. piece:sub(1, 2)
    end
    count = count + 1
    built[count] = piece
  end
  return table.concat(built)
end

local function count_marked(text)
  local found, at = 0, text:find("|", 1, true)
  while at do
    found = found + 1
    at = text:find("|", at + 1, true)
  end
  return found
end

local function checksum(text)
  local total = 0
  for i = 1, #text do total = (total * 31 + text:byte(i)) % 1000003 end
  return total
end

local function run(n)
  local text = format_records(n)
  local marked = count_marked(text)
  local mixed = shuffle_slices(text, 11):gsub("item", "#"):upper()
  local count, tagged = 0, 0
  for line in (mixed .. "\n"):gmatch("(.-)\n") do
    count = count + 1
    if line:sub(1, 1) == "#" or line:sub(-1) == "F" then tagged = tagged + 1 end
  end
  return string.format("%d %d %d %d %d %d", #text, marked, #mixed, count, tagged, checksum(mixed))
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
