-- A chain of coroutines over the first N numbers; twin of gen_pipeline.py.
-- Stresses coroutine switches and closures.
local DEFAULT_N = 1400000
local wrap, yield = coroutine.wrap, coroutine.yield

local function count_up(limit)
  return wrap(function()
    local i = 0
    while i < limit do
      yield(i)
      i = i + 1
    end
  end)
end

local function keep(test, source)
  return wrap(function()
    for value in source do
      if test(value) then yield(value) end
    end
  end)
end

local function neighbours(source)
  return wrap(function()
    local previous = 0
    for value in source do
      yield(previous, value)
      previous = value
    end
  end)
end

local function products(source)
  return wrap(function()
    for a, b in source do yield(a * b % 65521) end
  end)
end

local function groups(size, source)
  return wrap(function()
    local group = {}
    for value in source do
      group[#group + 1] = value
      if #group == size then
        yield(group)
        group = {}
      end
    end
    if #group > 0 then yield(group) end
  end)
end

local function turned(source)
  return wrap(function()
    for group in source do
      for i = #group, 1, -1 do yield(group[i]) end
    end
  end)
end

local function not_multiple_of(k)
  return function(value) return value % k ~= 0 end
end

local function run(n)
  local numbers = keep(not_multiple_of(5), keep(not_multiple_of(3), count_up(n)))
  local count, total = 0, 0
  for value in turned(groups(7, products(neighbours(numbers)))) do
    count = count + 1
    total = (total * 3 + value) % 1000003
  end
  return string.format("%d %d", count, total)
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
