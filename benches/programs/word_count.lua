-- Count the words of a text of N made-up words; twin of word_count.py.
-- Stresses tables with string keys, string interning and patterns. Pairs of
-- words are strings here, since Lua has no tuples to use as keys.
local DEFAULT_N = 500000
local ONSETS = { "b", "d", "f", "gr", "k", "l", "m", "n", "p", "st", "t", "v" }
local VOWELS = { "a", "e", "i", "o", "u", "ai", "ou" }
local floor = math.floor

local function make_vocabulary()
  local words = {}
  for _, first in ipairs(ONSETS) do
    for _, vowel in ipairs(VOWELS) do
      words[#words + 1] = first .. vowel
      for _, second in ipairs(ONSETS) do
        words[#words + 1] = first .. vowel .. second .. "e"
      end
    end
  end
  return words
end

local function make_text(n)
  local vocabulary = make_vocabulary()
  local size = #vocabulary
  local state, sentence_start, parts = 2718281, true, {}
  for i = 1, n do
    state = state * 48271 % 2147483647
    local pick = state % size
    local word = vocabulary[floor(pick * pick / size) + 1]
    if sentence_start then word = word:sub(1, 1):upper() .. word:sub(2) end
    sentence_start = false
    local mark = floor(state / size) % 12
    if mark == 0 then
      word = word .. "."
      sentence_start = true
    elseif mark == 1 then
      word = word .. ","
    end
    parts[i] = word
  end
  return table.concat(parts, " ")
end

local function run(n)
  local counts, neighbours, previous = {}, {}, ""
  local distinct, pairs_seen = 0, 0
  for token in make_text(n):gmatch("%S+") do
    local word = token:match("^[.,]*(.-)[.,]*$"):lower()
    local count = counts[word]
    if count then
      counts[word] = count + 1
    else
      counts[word] = 1
      distinct = distinct + 1
    end
    local pair = previous .. " " .. word
    if not neighbours[pair] then
      neighbours[pair] = true
      pairs_seen = pairs_seen + 1
    end
    previous = word
  end
  local lengths, sizes, ranked = {}, {}, {}
  for word, count in pairs(counts) do
    if not lengths[#word] then
      lengths[#word] = 0
      sizes[#sizes + 1] = #word
    end
    lengths[#word] = lengths[#word] + count
    ranked[#ranked + 1] = word
  end
  table.sort(ranked, function(a, b)
    if counts[a] ~= counts[b] then return counts[a] > counts[b] end
    return a < b
  end)
  table.sort(sizes)
  local top, spread = {}, {}
  for i = 1, math.min(5, #ranked) do top[i] = ranked[i] .. "=" .. counts[ranked[i]] end
  for i, size in ipairs(sizes) do spread[i] = size .. ":" .. lengths[size] end
  return string.format("%d %d %s %s", distinct, pairs_seen, table.concat(top, " "),
    table.concat(spread, ","))
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
